// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

/**
 * What is always true of a rule: the card it is listed with.
 *
 * @param id its number in the catalogue, such as {@code PG103}
 * @param title what it finds, in a few words; also the heading of its page
 * @param severity how much it matters
 * @param risk what is at stake
 * @param versions where it holds
 */
public record RuleCard(String id, String title, Severity severity, Risk risk, Versions versions) {

    /**
     * What is at stake.
     *
     * @param locks what is locked and for whom, a whole sentence; empty where locks are not the point
     * @param cost what decides how long
     * @param why what goes wrong on a live database, one or two sentences
     */
    public record Risk(String locks, Cost cost, String why) {}

    /** A card to fill: blocks, for all versions, until said otherwise. */
    public static RuleCard of(String id, String title, Severity severity) {
        return new RuleCard(id, title, severity, new Risk("", Cost.NONE, ""), Versions.ALL);
    }

    /** What is locked and for whom, and what decides how long. */
    public RuleCard locks(String locks, Cost cost) {
        return new RuleCard(id, title, severity, new Risk(locks, cost, risk.why), versions);
    }

    /** What goes wrong on a live database. */
    public RuleCard why(String why) {
        return new RuleCard(id, title, severity, new Risk(risk.locks, risk.cost, why), versions);
    }

    /** Where it holds. */
    public RuleCard versions(Versions versions) {
        return new RuleCard(id, title, severity, risk, versions);
    }
}
