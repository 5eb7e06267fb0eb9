// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeChangeTest {

    /** Measured on PostgreSQL 15: filenodes of the table and of an index on the column, before and after. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        varchar(50)|varchar(100)|NONE
        varchar(50)|varchar|NONE
        varchar(50)|text|NONE
        text|varchar|NONE
        text|varchar(20)|REWRITE
        varchar(50)|varchar(20)|REWRITE
        char(3)|char(5)|REWRITE
        char(3)|text|REWRITE
        varchar(10)|char(10)|REWRITE
        numeric(10,2)|numeric(12,2)|NONE
        numeric(10,2)|numeric|NONE
        numeric|numeric(10,2)|REWRITE
        numeric(10,2)|numeric(12,4)|REWRITE
        numeric(10)|numeric(12, 0)|NONE
        int|bigint|REWRITE
        bigint|int4|REWRITE
        int|oid|INDEXES
        real|float8|REWRITE
        timestamptz(3)|timestamp(6) with time zone|NONE
        timestamptz|timestamptz(6)|NONE
        timestamptz|timestamptz(3)|REWRITE
        time(3)|time|NONE
        interval(3)|interval(6)|NONE
        interval|interval day to second|NONE
        interval year|interval|NONE
        timestamp|timestamptz|INDEXES_IN_UTC
        timestamptz|timestamp|INDEXES_IN_UTC
        timestamp(3)|timestamptz(3)|REWRITE
        timestamp(3)|timestamptz(6)|INDEXES_IN_UTC
        timestamp|date|REWRITE
        varbit(5)|bit varying(9)|NONE
        bit(5)|varbit|INDEXES
        bit(5)|varbit(5)|REWRITE
        bit(5)|bit(6)|REWRITE
        varbit|varbit(9)|REWRITE
        cidr|inet|NONE
        inet|cidr|REWRITE
        json|jsonb|REWRITE
        xml|text|NONE
        varchar(10)[]|varchar(20)[]|REWRITE
        varchar(10)[]|varchar[]|NONE
        int[]|bigint[]|REWRITE
        varchar(9)|citext|INDEXES
        citext|text|INDEXES
        int|int|NONE
        mood|text|UNKNOWN
        text|shop.mood|UNKNOWN
        """)
    void what_a_change_of_type_costs_is_as_measured(String old, String now, TypeChange.Effect effect) {
        assertThat(TypeChange.of(type(old), type(now))).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        varchar(50)|varchar(20)|longer values
        text|varchar(20)|longer values
        bigint|int|too large
        numeric|int|fractions are rounded
        numeric(10,2)|numeric(10,1)|rounded away
        numeric(10,2)|numeric(8,2)|larger numbers
        double precision|real|digits
        timestamptz|timestamp|moment
        timestamptz|date|time of day
        timestamp|timestamp(0)|fractions of a second
        json|jsonb|order of keys
        """)
    void a_change_that_loses_something_says_what(String old, String now, String words) {
        assertThat(TypeChange.loss(type(old), type(now)).orElse("")).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        varchar(20)|varchar(50)
        int|bigint
        int|numeric
        numeric(10,2)|numeric(12,2)
        timestamp|timestamptz
        text|jsonb
        int|text
        """)
    void a_change_that_loses_nothing_says_nothing(String old, String now) {
        assertThat(TypeChange.loss(type(old), type(now))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        C|varchar(5)|text|true
        (c)|varchar(5)|text|true
        c::text|varchar(5)|text|true
        cast(c AS text)|varchar(5)|text|true
        c :: varchar(9)|varchar(5)|varchar(9)|true
        c::text|varchar(5)|varchar(9)|false
        trim(c)|text|text|false
        c at time zone 'UTC'|timestamp|timestamptz|false
        d::text|varchar(5)|text|false
        """)
    void only_the_columns_own_cast_is_as_good_as_none(String using, String old, String now, boolean isPlain) {
        assertThat(TypeChange.isPlainCast(using, "c", type(old), type(now))).isEqualTo(isPlain);
    }

    private static DataType type(String text) {
        return DataType.read(text).orElseThrow();
    }
}
