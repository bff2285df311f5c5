//! A condition of a statement, with its parameters.

use rusqlite::types::Value;

use crate::model::ArticleId;

/// An SQL condition over one table, with a `?` for each parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The condition.
    pub sql: String,
    /// Its parameters, in order.
    pub parameters: Vec<Value>,
}

impl Condition {
    /// The condition that everything meets.
    pub fn all() -> Self {
        Self { sql: "TRUE".to_owned(), parameters: Vec::new() }
    }

    /// The condition that nothing meets.
    pub fn nothing() -> Self {
        Self { sql: "FALSE".to_owned(), parameters: Vec::new() }
    }

    /// A condition that names an article by a `?`.
    pub fn of_article(sql: &str, article: ArticleId) -> Self {
        Self { sql: sql.to_owned(), parameters: vec![Value::Blob(article.bits().to_be_bytes().to_vec())] }
    }
}
