// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.SQLException;
import java.sql.Wrapper;

/** Stands before something of the driver's and gives it out to who asks for it by type. */
abstract class Forwarding<W extends Wrapper> implements Wrapper {

    final W target;

    Forwarding(W target) {
        this.target = target;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return type.isInstance(target) ? type.cast(target) : target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(target) || target.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "audited " + target;
    }
}
