// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** What the functions of an expression may do: vary, or fail. */
final class Volatility {

    /**
     * Functions that no value makes fail, beside those that the server itself declares leakproof (which may not fail
     * for one value and not for another).
     */
    private static final Set<String> TOTAL = Set.of(
            "\"numeric\"(bigint)",
            "\"numeric\"(integer)",
            "\"numeric\"(smallint)",
            "numeric(bigint)",
            "numeric(integer)",
            "numeric(smallint)",
            "numeric_eq(numeric,numeric)",
            "numeric_ge(numeric,numeric)",
            "numeric_gt(numeric,numeric)",
            "numeric_le(numeric,numeric)",
            "numeric_lt(numeric,numeric)",
            "numeric_ne(numeric,numeric)",
            "enum_eq(anyenum,anyenum)",
            "enum_ne(anyenum,anyenum)",
            "textcat(text,text)",
            "upper(text)",
            "lower(text)",
            "initcap(text)",
            "btrim(text)",
            "ltrim(text)",
            "rtrim(text)",
            "length(text)",
            "octet_length(text)",
            "md5(text)",
            "text(character)",
            "text(boolean)",
            "text(name)");

    private final Connection transaction;

    Volatility(Connection transaction) {
        this.transaction = transaction;
    }

    /** Whether the expression has the same value for ever. */
    boolean isConstant(NodeTree tree) throws SQLException {
        return tree.isConstantButForFunctions()
                && Query.one(
                                        transaction,
                                        "select count(*) from pg_proc where oid = any (?::oid[]) and provolatile <> 'i'",
                                        array(tree))
                                .number(0)
                        == 0;
    }

    /** Whether it is proven that no value makes the expression fail. */
    boolean isTotal(NodeTree tree) throws SQLException {
        return tree.isTotalButForFunctions()
                && Query.all(transaction, """
                                select oid::regprocedure::text from pg_proc
                                where oid = any (?::oid[])
                                  and not (proleakproof and pronamespace = 'pg_catalog'::regnamespace)""", array(tree)).stream().allMatch(row -> TOTAL.contains(row.text(0)));
    }

    private static String array(NodeTree tree) {
        return tree.functions().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
