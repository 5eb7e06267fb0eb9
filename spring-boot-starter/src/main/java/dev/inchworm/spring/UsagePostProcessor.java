// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.usage.UsageAudit;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Wraps every data source once it is finished, as the last of all post-processors: what others look for in the pool
 * they have found by then, and what looks later finds it by unwrapping.
 */
final class UsagePostProcessor implements BeanPostProcessor, Ordered {

    private final ObjectProvider<UsageAudit> audit;

    UsagePostProcessor(ObjectProvider<UsageAudit> audit) {
        this.audit = audit;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? audit.getObject().wrap(source) : bean;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
