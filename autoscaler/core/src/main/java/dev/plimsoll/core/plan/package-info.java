/** What is asked of a planner and what it answers: problems, plans, the terms they are bought on, and the verifier that trusts no planner. */
@NullMarked
package dev.plimsoll.core.plan;

import org.jspecify.annotations.NullMarked;
