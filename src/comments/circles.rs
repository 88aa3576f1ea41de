//! Finds circles among replies and opens them, so that every thread has a start.

/// Opens every circle at its first member: that one loses its parent. Returns those, in order of discovery.
///
/// Takes time linear in the number of comments, however long the chains and circles are.
pub fn break_circles(parents: &mut [Option<usize>]) -> Vec<usize> {
    // Which walk came by first, counted from 1.
    let mut visited = vec![0; parents.len()];
    let mut opened = Vec::new();
    for start in 0..parents.len() {
        let walk = start + 1;
        let mut here = start;
        while visited[here] == 0 {
            visited[here] = walk;
            here = parents[here].unwrap_or(here);
        }
        // A walk that ends on itself, and not at the start of a thread, went in a circle.
        if visited[here] == walk && parents[here].is_some() {
            let mut first = here;
            let mut next = parents[here];
            while let Some(member) = next.filter(|&member| member != here) {
                first = first.min(member);
                next = parents[member];
            }
            parents[first] = None;
            opened.push(first);
        }
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::break_circles;

    #[test]
    fn a_comment_that_answers_itself_starts_a_thread() {
        let mut parents = [None, Some(1)];
        assert_eq!(break_circles(&mut parents), [1]);
        assert_eq!(parents, [None, None]);
    }

    #[test]
    fn a_circle_opens_at_its_first_member_and_its_tail_stays() {
        // 0 and 1 lead into the circle 2 → 4 → 3 → 2.
        let mut parents = [Some(1), Some(3), Some(4), Some(2), Some(3)];
        assert_eq!(break_circles(&mut parents), [2]);
        assert_eq!(parents, [Some(1), Some(3), None, Some(2), Some(3)]);
    }

    #[test]
    fn threads_without_circles_stay_as_they_are() {
        let mut parents = [None, Some(0), Some(1), Some(0), None, Some(2)];
        let before = parents;
        assert!(break_circles(&mut parents).is_empty());
        assert_eq!(parents, before);
    }
}
