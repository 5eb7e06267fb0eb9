// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the demo shows itself. */
public interface Screen extends AutoCloseable {

    /** Shows what is so now. */
    void show(Picture picture);

    /** Says that something happened. */
    void tell(String event);

    /** Leaves the terminal as it was; may be called twice. */
    @Override
    void close();

    /** Leaves the terminal as it was and prints the last words. */
    void finish(Scoreboard scoreboard);

    /** A live picture where standard output is a terminal that can show one, else plain lines. */
    static Screen open(boolean isQuiet) {
        Terminal terminal = Terminal.find();
        if (isQuiet) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            return new PlainScreen(new Terminal(false, false, nowhere));
        }
        return terminal.isLive() ? new LiveScreen(terminal) : new PlainScreen(terminal);
    }
}
