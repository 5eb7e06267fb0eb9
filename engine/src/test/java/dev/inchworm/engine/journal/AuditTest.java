// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.journal.Audit.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain tells an edit, a swap, a removal and a cut at its end. */
class AuditTest {

    private static final String ID = "orders-total-minor";

    private static List<Entry> chain(int length) {
        List<Entry> entries = new ArrayList<>();
        String previous = Audit.GENESIS;
        for (int seq = 1; seq <= length; seq++) {
            Entry open = new Entry(
                    seq,
                    Instant.ofEpochSecond(seq),
                    new Who("ana", "migrator", "host"),
                    "entered",
                    "phase " + seq,
                    "",
                    previous,
                    "");
            previous = open.expectedHash(ID);
            entries.add(hashed(open, previous));
        }
        return entries;
    }

    private static Entry hashed(Entry entry, String hash) {
        return new Entry(
                entry.seq(),
                entry.at(),
                entry.who(),
                entry.action(),
                entry.detail(),
                entry.reason(),
                entry.previous(),
                hash);
    }

    private static String head(List<Entry> entries) {
        return entries.get(entries.size() - 1).hash();
    }

    @Test
    void an_untouched_chain_verifies() {
        List<Entry> entries = chain(5);

        assertThat(Audit.firstBreak(ID, entries, head(entries))).isEmpty();
    }

    @Test
    void an_empty_audit_verifies_only_against_the_genesis() {
        assertThat(Audit.firstBreak(ID, List.of(), Audit.GENESIS)).isEmpty();
        assertThat(Audit.firstBreak(ID, List.of(), "ab")).isPresent();
    }

    @Test
    void an_edited_entry_is_named() {
        List<Entry> entries = chain(5);
        Entry third = entries.get(2);
        entries.set(
                2,
                new Entry(
                        third.seq(),
                        third.at(),
                        new Who("bob", "migrator", "host"),
                        third.action(),
                        third.detail(),
                        third.reason(),
                        third.previous(),
                        third.hash()));

        assertThat(Audit.firstBreak(ID, entries, head(entries))).hasValue("entry 3 was changed");
    }

    @Test
    void an_edit_with_a_new_hash_breaks_the_next_entry() {
        List<Entry> entries = chain(5);
        Entry third = entries.get(2);
        Entry forged = new Entry(
                third.seq(), third.at(), third.who(), "nothing", third.detail(), third.reason(), third.previous(), "");
        entries.set(2, hashed(forged, forged.expectedHash(ID)));

        assertThat(Audit.firstBreak(ID, entries, head(entries))).hasValue("entry 4 does not follow the one before it");
    }

    @Test
    void swapped_entries_are_told() {
        List<Entry> entries = chain(5);
        Collections.swap(entries, 1, 2);

        assertThat(Audit.firstBreak(ID, entries, head(entries))).isPresent();
    }

    @Test
    void a_removed_entry_is_told() {
        List<Entry> entries = chain(5);
        entries.remove(2);

        assertThat(Audit.firstBreak(ID, entries, head(entries))).hasValue("entry 3 is missing");
    }

    @Test
    void a_chain_cut_at_its_end_does_not_reach_the_head() {
        List<Entry> entries = chain(5);
        String head = head(entries);
        entries.remove(4);

        assertThat(Audit.firstBreak(ID, entries, head)).isPresent();
    }

    @Test
    void entries_of_another_migration_do_not_verify() {
        List<Entry> entries = chain(5);

        assertThat(Audit.firstBreak("another", entries, head(entries))).hasValue("entry 1 was changed");
    }
}
