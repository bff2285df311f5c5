//! The one list of calls.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::adopt::{AnnotationImportAsk, AnnotationImportReport};
use super::annotations::{
    AcceptPlace, AnnotationIds, AnnotationPatch, AnnotationView, AnnotationsAsk, AnnotationsPage, DetachAsk,
    NewAnnotation, Passage,
};
use super::article_changes::{ArticleChanges, ArticleChangesAsk};
use super::article_dates::{ArticleDates, ArticleDatesAsk};
use super::article_picture::{ArticlePicture, ArticlePictureAsk};
use super::articles::{
    ArticleAsk, ArticleIds, ArticlePatch, ArticleView, ArticlesAsk, ArticlesPage, FoldAsk, JoinedAsk,
};
use super::browse::{
    AnnotationsChanged, AnnotationsPatch, BrowseAsk, BrowseGroups, BrowseOrder, BrowsePage, ContextAsk,
    PassageContext,
};
use super::chronology::{EventNeighbours, Gap, GapsAsk, Reporting};
use super::collections::{
    CollectionArticles, CollectionAsk, CollectionMove, CollectionOrder, CollectionPatch, CollectionRow,
    CollectionsAsk, NewCollection,
};
use super::common::{CompleteAsk, Completion, Nothing};
use super::cooccurrence::{
    TagsOverTime, TagsOverTimeAsk, TagsOverTimeWrite, TagsTogether, TogetherAsk, TogetherWrite,
};
use super::entities::{EntitiesAsk, EntitiesPage, EntityAsk, EntityPatch, EntityView};
use super::events::{
    AddEvidence, ComposeAsk, DateReadings, Draft, EventAsk, EventIds, EventPatch, EventView, EventsAsk,
    EventsPage, EvidenceAsk, EvidencePatch, NewEvent, UnderstandAsk,
};
use super::export::{ExportAsk, ExportPreview, ExportWrite, Exported};
use super::history::{History, HistoryAsk, HistoryStep};
use super::import::preview::{AcceptImport, ImportPreview, PartsAsk, PreviewAsk, ReportWrite};
use super::import::{ImportResult, ListedPart};
use super::libraries::Overview;
use super::notes::{NewNote, NoteAsk, NotePatch, NoteRow, NotesPage};
use super::picture::PictureWrite;
use super::readings::{CorrectReading, GenreAsk, ReadingAsk};
use super::search::{SearchAsk, SearchHits};
use super::similar::{ArticleComparison, CompareArticlesAsk, SimilarArticle, SimilarAsk};
use super::suggestions::Suggestion;
use super::tags::{NewTag, TagAsk, TagKey, TagPatch};
use super::timeline::{
    FilteredAsk, NewTimeline, StarAsk, TimelineAsk, TimelineMembers, TimelineMembersAsk, TimelineMove,
    TimelinePatch, TimelineRef, TimelineView,
};
use super::versions::{CompareAsk, Comparison};
use super::{Code, IpcError};
use crate::library::Library;
use crate::model::{Collection, Tag, Timeline};

/// Answers one call: with its output, or with the bytes of it where another function writes them at once.
macro_rules! answered {
    ($library:expr, $input:expr, $output:ty, $function:path) => {{
        let output: $output = $function($library, $input)?;
        written(&output)
    }};
    ($library:expr, $input:expr, $output:ty, $function:path, $bytes:path) => {{
        let _: fn(&Library, _) -> Result<$output, IpcError> = $function;
        $bytes($library, $input)
    }};
}

macro_rules! calls {
    ($($kind:ident $name:ident($input:ty) -> $output:ty = $function:path $(=> $bytes:path)?;)*) => {
        /// The names of all calls, each with its kind: `query` reads, `change` writes and can be undone.
        pub const CALLS: &[(&str, &str)] = &[$((stringify!($name), stringify!($kind)),)*];

        /// Answers a call: its input as JSON, its output as the bytes of JSON.
        ///
        /// # Errors
        /// [`Code::UnknownCall`] for a name that is not in the list, [`Code::BadInput`] for an input that is
        /// not this call's, and whatever the call itself refuses.
        pub fn answer(library: &Library, name: &str, input: serde_json::Value) -> Result<Vec<u8>, IpcError> {
            match name {
                $(stringify!($name) => {
                    answered!(library, read::<$input>(name, input)?, $output, $function $(, $bytes)?)
                })*
                _ => Err(IpcError::new(
                    Code::UnknownCall,
                    format!("There is no call “{name}”. Window and core are of different versions; restart Dateline."),
                )),
            }
        }

        /// Shows every call's types to the generator of the TypeScript types.
        #[cfg(test)]
        pub(super) fn visit(
            types: &mut impl ts_rs::TypeVisitor,
            mut call: impl FnMut(&str, &str, String, String),
        ) {
            let config = ts_rs::Config::default();
            $(
                types.visit::<$input>();
                types.visit::<$output>();
                call(
                    stringify!($name),
                    stringify!($kind),
                    <$input as ts_rs::TS>::name(&config),
                    <$output as ts_rs::TS>::name(&config),
                );
            )*
            types.visit::<super::IpcError>();
            types.visit::<super::libraries::Start>();
            types.visit::<super::libraries::LibraryPath>();
            types.visit::<super::libraries::LibraryChanged>();
            types.visit::<super::import::ImportAsk>();
            types.visit::<super::import::ImportProgress>();
        }
    };
}

/// The input of a call; nothing at all stands for an empty one.
fn read<T: DeserializeOwned>(name: &str, input: serde_json::Value) -> Result<T, IpcError> {
    let input = if input.is_null() { serde_json::Value::Object(serde_json::Map::new()) } else { input };
    serde_json::from_value(input).map_err(|error| {
        IpcError::new(Code::BadInput, format!("The call “{name}” can't read its input: {error}."))
    })
}

fn written<T: Serialize>(output: &T) -> Result<Vec<u8>, IpcError> {
    // Room for most answers, so that a long one is not moved again and again while it grows.
    let mut bytes = Vec::with_capacity(64 * 1_024);
    serde_json::to_writer(&mut bytes, output).map_err(|error| IpcError::unwritten(&error))?;
    Ok(bytes)
}

calls! {
    query overview(Nothing) -> Overview = super::libraries::overview;
    query articles(ArticlesAsk) -> ArticlesPage = super::articles::articles;
    query article(ArticleAsk) -> ArticleView = super::articles::article;
    query article_changes(ArticleChangesAsk) -> ArticleChanges = super::article_changes::article_changes;
    query article_dates(ArticleDatesAsk) -> Option<ArticleDates> = super::article_dates::article_dates;
    change update_article(ArticlePatch) -> Nothing = super::articles::update_article;
    change fold(FoldAsk) -> Nothing = super::articles::fold;
    change put_hyphens_back(JoinedAsk) -> Nothing = super::articles::put_hyphens_back;
    change trash_articles(ArticleIds) -> Nothing = super::articles::trash_articles;
    change restore_articles(ArticleIds) -> Nothing = super::articles::restore_articles;
    query annotations(AnnotationsAsk) -> AnnotationsPage = super::annotations::annotations;
    change annotate(NewAnnotation) -> AnnotationView = super::annotations::annotate;
    change update_annotation(AnnotationPatch) -> AnnotationView = super::annotations::update_annotation;
    change accept_place(AcceptPlace) -> Nothing = super::annotations::accept_place;
    change detach_annotation(DetachAsk) -> Nothing = super::annotations::detach_annotation;
    query compare_versions(CompareAsk) -> Comparison = super::versions::compare_versions;
    query article_picture(ArticlePictureAsk) -> ArticlePicture = super::article_picture::article_picture;
    query similar_articles(SimilarAsk) -> Vec<SimilarArticle> = super::similar::similar_articles;
    query compare_articles(CompareArticlesAsk) -> ArticleComparison = super::similar::compare_articles;
    query collections(CollectionsAsk) -> Vec<CollectionRow> = super::collections::collections;
    change create_collection(NewCollection) -> Collection = super::collections::create_collection;
    change update_collection(CollectionPatch) -> Collection = super::collections::update_collection;
    change move_collection(CollectionMove) -> Nothing = super::collections::move_collection;
    change delete_collection(CollectionAsk) -> Nothing = super::collections::delete_collection;
    change add_to_collection(CollectionArticles) -> Nothing = super::collections::add_to_collection;
    change remove_from_collection(CollectionArticles) -> Nothing = super::collections::remove_from_collection;
    change order_collection(CollectionOrder) -> Nothing = super::collections::order_collection;
    query preview_import(PreviewAsk) -> ImportPreview = super::import::preview::preview_import;
    change accept_import(AcceptImport) -> ImportResult = super::import::preview::accept_import;
    query import_parts(PartsAsk) -> Vec<ListedPart> = super::import::preview::import_parts;
    query write_import_report(ReportWrite) -> Exported = super::import::preview::write_import_report;
    query preview_annotations(AnnotationImportAsk) -> AnnotationImportReport = super::adopt::preview_annotations;
    change import_annotations(AnnotationImportAsk) -> AnnotationImportReport = super::adopt::import_annotations;
    change delete_annotations(AnnotationIds) -> Nothing = super::annotations::delete_annotations;
    query browse_annotations(BrowseAsk) -> BrowsePage = super::browse::browse_annotations;
    query browse_groups(BrowseOrder) -> BrowseGroups = super::browse::browse_groups;
    query browse_ids(BrowseOrder) -> AnnotationIds = super::browse::browse_ids;
    change change_annotations(AnnotationsPatch) -> AnnotationsChanged = super::browse::change_annotations;
    query passage_context(ContextAsk) -> PassageContext = super::browse::passage_context;
    query tags_together(TogetherAsk) -> TagsTogether = super::cooccurrence::tags_together;
    query tags_over_time(TagsOverTimeAsk) -> TagsOverTime = super::cooccurrence::tags_over_time;
    query write_tags_together(TogetherWrite) -> Exported = super::cooccurrence::write_tags_together;
    query write_tags_over_time(TagsOverTimeWrite) -> Exported = super::cooccurrence::write_tags_over_time;
    change correct_reading(CorrectReading) -> Nothing = super::readings::correct_reading;
    change dismiss_reading(Passage) -> Nothing = super::readings::dismiss_reading;
    change restore_reading(ReadingAsk) -> Nothing = super::readings::restore_reading;
    change set_genre(GenreAsk) -> Nothing = super::readings::set_genre;
    query suggestions(ArticleAsk) -> Vec<Suggestion> = super::suggestions::suggestions;
    query event(EventAsk) -> EventView = super::events::event;
    query events(EventsAsk) -> EventsPage = super::events::events;
    query compose(ComposeAsk) -> Draft = super::compose::compose;
    query understand_date(UnderstandAsk) -> DateReadings = super::dates::understand_date;
    change create_event(NewEvent) -> EventView = super::events::create_event;
    change update_event(EventPatch) -> EventView = super::events::update_event;
    change delete_events(EventIds) -> Nothing = super::events::delete_events;
    change add_evidence(AddEvidence) -> EventView = super::events::add_evidence;
    change update_evidence(EvidencePatch) -> EventView = super::events::update_evidence;
    change remove_evidence(EvidenceAsk) -> Nothing = super::events::remove_evidence;
    query complete(CompleteAsk) -> Vec<Completion> = super::common::complete;
    query entities(EntitiesAsk) -> EntitiesPage = super::entities::entities;
    query entity(EntityAsk) -> EntityView = super::entities::entity;
    change update_entity(EntityPatch) -> Nothing = super::entities::update_entity;
    change delete_entity(EntityAsk) -> Nothing = super::entities::delete_entity;
    change create_tag(NewTag) -> Tag = super::tags::create_tag;
    change update_tag(TagPatch) -> Nothing = super::tags::update_tag;
    change delete_tag(TagAsk) -> Nothing = super::tags::delete_tag;
    query tag_keys(Nothing) -> Vec<TagKey> = super::tags::tag_keys;
    query notes(Nothing) -> NotesPage = super::notes::notes;
    change create_note(NewNote) -> NoteRow = super::notes::create_note;
    change update_note(NotePatch) -> NoteRow = super::notes::update_note;
    change delete_note(NoteAsk) -> Nothing = super::notes::delete_note;
    query timeline(TimelineAsk) -> TimelineView = super::viewport::timeline => super::viewport::timeline_written;
    query timeline_members(TimelineMembersAsk) -> TimelineMembers = super::viewport::timeline_members;
    query timeline_undated(FilteredAsk) -> TimelineMembers = super::viewport::timeline_undated;
    query timeline_gaps(GapsAsk) -> Vec<Gap> = super::chronology::timeline_gaps;
    query timeline_disputed(FilteredAsk) -> TimelineMembers = super::chronology::timeline_disputed;
    query reporting_order(FilteredAsk) -> Reporting = super::chronology::reporting_order;
    query event_neighbours(EventAsk) -> EventNeighbours = super::chronology::event_neighbours;
    change star_event(StarAsk) -> Nothing = super::timeline::star_event;
    change create_timeline(NewTimeline) -> Timeline = super::timeline::create_timeline;
    change update_timeline(TimelinePatch) -> Timeline = super::timeline::update_timeline;
    change move_timeline(TimelineMove) -> Nothing = super::timeline::move_timeline;
    change delete_timeline(TimelineRef) -> Nothing = super::timeline::delete_timeline;
    query search(SearchAsk) -> SearchHits = super::search::search;
    query export_preview(ExportAsk) -> ExportPreview = super::export::export_preview;
    query export_write(ExportWrite) -> Exported = super::export::export_write;
    query picture_write(PictureWrite) -> Exported = super::picture::picture_write;
    query history(HistoryAsk) -> History = super::history::history;
    change undo(Nothing) -> HistoryStep = super::history::undo;
    change redo(Nothing) -> HistoryStep = super::history::redo;
}
