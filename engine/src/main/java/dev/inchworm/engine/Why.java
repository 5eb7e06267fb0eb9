// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.phase.Gate;
import java.util.List;

/**
 * Why a migration stands where it stands.
 *
 * @param position in the protocol
 * @param gates of the next phase, or of taking this one back, judged now
 * @param next what a person can do, one command a line
 */
public record Why(Position position, List<Gate> gates, List<String> next) {}
