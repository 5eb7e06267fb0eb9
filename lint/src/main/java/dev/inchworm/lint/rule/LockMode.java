// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

/** The server's table locks, weakest first. */
public enum LockMode {
    /** Reading. */
    ACCESS_SHARE,
    /** {@code SELECT FOR UPDATE}. */
    ROW_SHARE,
    /** Writing. */
    ROW_EXCLUSIVE,
    /** Validating, building concurrently, vacuuming: blocks neither reads nor writes. */
    SHARE_UPDATE_EXCLUSIVE,
    /** Building an index: blocks writes. */
    SHARE,
    /** Creating a trigger, adding a foreign key: blocks writes. */
    SHARE_ROW_EXCLUSIVE,
    /** Refreshing concurrently: blocks writes. */
    EXCLUSIVE,
    /** Most of {@code ALTER TABLE}: blocks everything. */
    ACCESS_EXCLUSIVE;

    /** Whether writers wait for it. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Whether readers wait for it. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** As the server's manual writes it. */
    public String words() {
        return name().replace('_', ' ');
    }
}
