//! The plain types that every room speaks. No I/O, no database, no clock: only `std`, `serde`, `chrono`
//! (and, in test builds, the derive that generates the TypeScript types of the ui).
//!
//! A *position* is always a 0-based count of Unicode code points in an article version's canonical text,
//! as W3C Web Annotation and REFI-QDA have it. Ranges are half open: `start..end`.

pub mod annotation;
pub mod article;
pub mod block;
pub mod collection;
pub mod date;
pub mod entity;
pub mod event;
pub mod expression;
pub mod id;
pub mod note;
pub mod reading;
pub mod selector;
pub mod tag;
pub mod time;
pub mod timeline;

pub use annotation::{AnchorState, Annotation, Color};
pub use article::{Article, Found, Metadata, Retrieval, Version};
pub use block::{Block, BlockKind, Direction, FoldReason, Mark, MarkKind};
pub use collection::Collection;
pub use date::{Bounds, EventDate, Instant, Stance};
pub use entity::{Entity, EntityKind, Role};
pub use event::{Event, Evidence};
pub use expression::{Expression, ExpressionKind, Other};
pub use id::{
    AnnotationId, ArticleId, CollectionId, EntityId, EventId, EvidenceId, NoteId, ReadingId, TagId,
    TimelineId, VersionId,
};
pub use note::Note;
pub use reading::{Genre, Reading};
pub use selector::{PositionSelector, QuoteSelector, Selector};
pub use tag::Tag;
pub use time::Timestamp;
pub use timeline::{LaneBy, Timeline, TimelineStyle};
