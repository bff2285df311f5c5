//! The one list of calls.

use super::annotations::{
    AcceptPlace, AnnotationIds, AnnotationPatch, AnnotationView, AnnotationsAsk, AnnotationsPage,
    NewAnnotation,
};
use super::articles::{
    ArticleAsk, ArticleIds, ArticlePatch, ArticleView, ArticlesAsk, ArticlesPage, FoldAsk,
};
use super::common::{CompleteAsk, Completion, Nothing};
use super::entities::{EntitiesAsk, EntitiesPage, EntityAsk, EntityPatch, EntityView};
use super::events::{
    AddEvidence, ComposeAsk, DateReadings, Draft, EventAsk, EventIds, EventPatch, EventView, EventsAsk,
    EventsPage, EvidenceAsk, EvidencePatch, NewEvent, UnderstandAsk,
};
use super::export::{ExportAsk, ExportPreview, ExportWrite, Exported};
use super::history::{History, HistoryAsk, HistoryStep};
use super::libraries::Overview;
use super::notes::{NewNote, NoteAsk, NotePatch, NoteRow, NotesPage};
use super::search::{SearchAsk, SearchHits};
use super::tags::{NewTag, TagAsk, TagPatch};
use super::timeline::{NewTimeline, TimelineAsk, TimelinePatch, TimelineRef, TimelineView};
use crate::model::{Tag, Timeline};

macro_rules! calls {
    ($($kind:ident $name:ident($input:ty) -> $output:ty;)*) => {
        /// The names of all calls, each with its kind: `query` reads, `change` writes and can be undone.
        pub const CALLS: &[(&str, &str)] = &[$((stringify!($name), stringify!($kind)),)*];

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

calls! {
    query overview(Nothing) -> Overview;
    query articles(ArticlesAsk) -> ArticlesPage;
    query article(ArticleAsk) -> ArticleView;
    change update_article(ArticlePatch) -> Nothing;
    change fold(FoldAsk) -> Nothing;
    change trash_articles(ArticleIds) -> Nothing;
    change restore_articles(ArticleIds) -> Nothing;
    query annotations(AnnotationsAsk) -> AnnotationsPage;
    change annotate(NewAnnotation) -> AnnotationView;
    change update_annotation(AnnotationPatch) -> AnnotationView;
    change accept_place(AcceptPlace) -> Nothing;
    change delete_annotations(AnnotationIds) -> Nothing;
    query event(EventAsk) -> EventView;
    query events(EventsAsk) -> EventsPage;
    query compose(ComposeAsk) -> Draft;
    query understand_date(UnderstandAsk) -> DateReadings;
    change create_event(NewEvent) -> EventView;
    change update_event(EventPatch) -> EventView;
    change delete_events(EventIds) -> Nothing;
    change add_evidence(AddEvidence) -> EventView;
    change update_evidence(EvidencePatch) -> EventView;
    change remove_evidence(EvidenceAsk) -> Nothing;
    query complete(CompleteAsk) -> Vec<Completion>;
    query entities(EntitiesAsk) -> EntitiesPage;
    query entity(EntityAsk) -> EntityView;
    change update_entity(EntityPatch) -> Nothing;
    change delete_entity(EntityAsk) -> Nothing;
    change create_tag(NewTag) -> Tag;
    change update_tag(TagPatch) -> Nothing;
    change delete_tag(TagAsk) -> Nothing;
    query notes(Nothing) -> NotesPage;
    change create_note(NewNote) -> NoteRow;
    change update_note(NotePatch) -> NoteRow;
    change delete_note(NoteAsk) -> Nothing;
    query timeline(TimelineAsk) -> TimelineView;
    change create_timeline(NewTimeline) -> Timeline;
    change update_timeline(TimelinePatch) -> Timeline;
    change delete_timeline(TimelineRef) -> Nothing;
    query search(SearchAsk) -> SearchHits;
    query export_preview(ExportAsk) -> ExportPreview;
    query export_write(ExportWrite) -> Exported;
    query history(HistoryAsk) -> History;
    change undo(Nothing) -> HistoryStep;
    change redo(Nothing) -> HistoryStep;
}
