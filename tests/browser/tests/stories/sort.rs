//! A reader sorts the discussion, and every order is the one that the contract's formula gives.

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab,
    document::{comments, with_comments},
    in_every_engine, names,
    order::{ORDERS, rows},
    wait::{PATIENCE, wait_until},
};

use crate::common::{any, discussion, indices};

const DOCUMENT: &str = "/generated/sort.json";

/// So many must be on the screen or near it for the test to mean something.
const ENOUGH: usize = 5;

async fn every_order_is_as_its_formula_says(lab: &mut Lab) -> Result<()> {
    let comments = comments(80, 7);
    lab.server.put(DOCUMENT, "application/ld+json", with_comments(&comments).to_string())?;
    lab.open(&any(DOCUMENT)).await?;
    discussion(&lab.browser).await?;
    for order in ORDERS {
        lab.browser.find(&names::SORT).await?.choose(order).await?;
        let wanted = rows(&comments, order);
        let mut seen = Vec::new();
        let so = async || {
            seen = indices(&lab.browser).await?;
            Ok(seen.len() >= ENOUGH && wanted.starts_with(&seen))
        };
        let sorted = wait_until(&format!("the order {order}"), PATIENCE, so).await;
        sorted.with_context(|| format!("wanted {wanted:?}, saw {seen:?}"))?;
    }
    Ok(())
}

in_every_engine!(every_order_is_as_its_formula_says);
