//! Something of the page that a test plays: put in place of the real one, and taken away at the end.

use js_sys::{Array, Function, JSON, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

/// See the module.
pub(crate) struct Double(JsValue);

impl Double {
    /// Installs the double that the script makes of the plan.
    pub(crate) fn install(script: &str, plan: &Value) -> Self {
        let plan = JSON::parse(&plan.to_string()).unwrap();
        let install = Function::new_with_args("plan", script);
        Self(install.call1(&JsValue::NULL, &plan).unwrap())
    }

    /// What it wrote down under this name: a number.
    pub(crate) fn count(&self, name: &str) -> f64 {
        self.read(name).as_f64().unwrap()
    }

    /// What it wrote down under this name: a list, as JSON.
    pub(crate) fn list(&self, name: &str) -> Vec<Value> {
        let list: Array = self.read(name).unchecked_into();
        let json =
            |item: JsValue| serde_json::from_str(&String::from(JSON::stringify(&item).unwrap())).unwrap();
        list.iter().map(json).collect()
    }

    /// What it wrote down under this name.
    pub(crate) fn read(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap()
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.read("restore").unchecked_into::<Function>().call0(&JsValue::NULL).unwrap();
    }
}
