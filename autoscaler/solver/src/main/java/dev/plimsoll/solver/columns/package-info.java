/** Column generation (Gilmore and Gomory, 1961): the linear relaxation over fillings of bins, its bound, and its rounding. */
@NullMarked
package dev.plimsoll.solver.columns;

import org.jspecify.annotations.NullMarked;
