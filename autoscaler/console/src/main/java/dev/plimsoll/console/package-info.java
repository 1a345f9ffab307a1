/** What every command of the program shares: how it is found and run, what it prints and how, and how it complains. */
@NullMarked
package dev.plimsoll.console;

import org.jspecify.annotations.NullMarked;
