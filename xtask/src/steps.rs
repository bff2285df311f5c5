//! Steps with a heading, their time, and a list of all that ran at the end.

use std::time::{Duration, Instant};

use crate::Failure;

/// The steps run so far.
#[derive(Default)]
pub struct Steps {
    ran: Vec<(String, Duration)>,
}

impl Steps {
    /// Runs a step.
    ///
    /// # Errors
    /// What the step says, with the step's name and the steps before it.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
        println!("\n=== {name}");
        let begin = Instant::now();
        match work() {
            Ok(()) => {
                let took = begin.elapsed();
                println!("--- {name}: {}", seconds(took));
                self.ran.push((name.to_owned(), took));
                Ok(())
            }
            Err(failure) => {
                self.list();
                Err(format!("The step “{name}” failed after {}: {failure}", seconds(begin.elapsed())).into())
            }
        }
    }

    /// Prints what ran and how long it took.
    pub fn list(&self) {
        println!("\nRan:");
        for (name, took) in &self.ran {
            println!("  {:>8}  {name}", seconds(*took));
        }
        println!("  {:>8}  in all", seconds(self.ran.iter().map(|(_, took)| *took).sum()));
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
