//! The answer for programs.

use marsad_model::Severity;
use serde_json::{Value, json};

use super::{Answer, AnswerGroup, AnswerPlace, Cause};

impl Answer {
    /// The answer as JSON; findings as such are not in it.
    pub fn json(&self) -> Value {
        json!({
            "file": self.file,
            "agreement": self.agreement,
            "dataflow": self.dataflow,
            "is_acceptable": self.is_acceptable,
            "summary": self.summary,
            "verdict": self.verdict,
            "observations": self.observations,
            "counts": {
                "error": self.count(Severity::Error),
                "warning": self.count(Severity::Warning),
                "note": self.count(Severity::Note),
            },
            "groups": self.groups.iter().map(AnswerGroup::json).collect::<Vec<_>>(),
        })
    }
}

impl AnswerGroup {
    fn json(&self) -> Value {
        let causes: Vec<Value> = self.causes.iter().map(Cause::json).collect();
        json!({ "severity": self.severity, "count": self.count, "heading": self.heading, "causes": causes })
    }
}

impl Cause {
    fn json(&self) -> Value {
        let places: Vec<Value> = self.places.iter().map(AnswerPlace::json).collect();
        json!({
            "code": self.code, "count": self.count(), "more": self.more,
            "reason": self.reason, "remedy": self.remedy, "places": places,
        })
    }
}

impl AnswerPlace {
    fn json(&self) -> Value {
        json!({
            "sheet": self.place.sheet, "row": self.place.row, "column": self.place.column,
            "cell": self.cell, "value": self.value, "reason": self.reason,
        })
    }
}
