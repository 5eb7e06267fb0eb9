// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.phase;

import java.util.Optional;

/** Where a migration stands. The order of the names means nothing; {@link #next} and {@link #back} do. */
public enum Phase {
    PREPARE("checks that read only", Stage.OFF),
    EXPAND("adds the new side, unenforced", Stage.OFF),
    DUAL_WRITE("keeps both sides equal for every write", Stage.DUALWRITE),
    BACKFILL("copies the past in chunks", Stage.DUALWRITE),
    VERIFY("proves that both sides agree", Stage.SHADOW),
    CUTOVER("moves the reads in steps", Stage.LIVE),
    ENFORCE("enforces what must hold on the new side", Stage.RAMPDOWN),
    HOLD("serves from the new side, keeps the old as the way back", Stage.RAMPDOWN),
    CONTRACT("lets go of the old side", Stage.COMPLETE),
    DONE("the new side stands alone", Stage.COMPLETE);

    private final String does;
    private final Stage stage;

    Phase(String does, Stage stage) {
        this.does = does;
        this.stage = stage;
    }

    /** One line for people. */
    public String does() {
        return does;
    }

    /** What applications see of this phase. */
    public Stage stage() {
        return stage;
    }

    /** The phase that may follow; empty once it is over. */
    public Optional<Phase> next() {
        return switch (this) {
            case PREPARE -> Optional.of(EXPAND);
            case EXPAND -> Optional.of(DUAL_WRITE);
            case DUAL_WRITE -> Optional.of(BACKFILL);
            case BACKFILL -> Optional.of(VERIFY);
            case VERIFY -> Optional.of(CUTOVER);
            case CUTOVER -> Optional.of(ENFORCE);
            case ENFORCE -> Optional.of(HOLD);
            case HOLD -> Optional.of(CONTRACT);
            case CONTRACT -> Optional.of(DONE);
            case DONE -> Optional.empty();
        };
    }

    /** The phase that undoing this one leads to; empty at the start. */
    public Optional<Phase> back() {
        return switch (this) {
            case PREPARE -> Optional.empty();
            case EXPAND -> Optional.of(PREPARE);
            case DUAL_WRITE -> Optional.of(EXPAND);
            case BACKFILL -> Optional.of(DUAL_WRITE);
            case VERIFY -> Optional.of(BACKFILL);
            case CUTOVER -> Optional.of(VERIFY);
            case ENFORCE -> Optional.of(CUTOVER);
            case HOLD -> Optional.of(ENFORCE);
            case CONTRACT -> Optional.of(HOLD);
            case DONE -> Optional.of(CONTRACT);
        };
    }

    /** Whether {@code other} is reached from here by going forward, or is this phase. */
    public boolean reaches(Phase other) {
        return this == other || next().map(phase -> phase.reaches(other)).orElse(false);
    }
}
