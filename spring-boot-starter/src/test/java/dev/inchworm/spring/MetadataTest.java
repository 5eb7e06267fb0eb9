// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.json.JsonParserFactory;

/** Holds the metadata for editors, and the page, against the properties there are. */
class MetadataTest {

    @Test
    void every_property_is_described_for_editors() throws IOException {
        Map<String, Map<String, Object>> described = described();

        assertThat(properties("inchworm", InchwormProperties.class))
                .isNotEmpty()
                .allSatisfy((name, component) -> {
                    assertThat(described).containsKey(name);
                    assertThat((String) described.getOrDefault(name, Map.of()).get("description"))
                            .isNotBlank();
                });
    }

    @Test
    void every_default_is_told_to_editors() throws IOException {
        Map<String, Map<String, Object>> described = described();

        assertThat(properties("inchworm", InchwormProperties.class)).allSatisfy((name, component) -> {
            defaultOf(component)
                    .ifPresent(value -> assertThat(
                                    plain(described.getOrDefault(name, Map.of()).get("defaultValue")))
                            .isEqualTo(value));
        });
    }

    @Test
    void the_switches_of_the_actuator_are_described_too() throws IOException {
        assertThat(described())
                .containsKeys("management.health.inchworm.enabled", "management.endpoint.migrations.access");
    }

    @Test
    void every_property_is_on_the_page() throws IOException {
        String page = Files.readString(Path.of("../docs/sdk/spring-boot.md"));

        assertThat(properties("inchworm", InchwormProperties.class).keySet())
                .allSatisfy(name -> assertThat(page).contains("`" + name));
    }

    /** Which parser reads the metadata depends on the class path, and not all of them keep 4 from 4.0. */
    private static String plain(@Nullable Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static Map<String, RecordComponent> properties(String prefix, Class<?> type) {
        Map<String, RecordComponent> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()) {
                properties.putAll(properties(name, component.getType()));
            } else {
                properties.put(name, component);
            }
        }
        return properties;
    }

    private static Optional<String> defaultOf(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .flatMap(value -> Arrays.stream(value.value()))
                .findFirst();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Map<String, Object>> described() throws IOException {
        try (InputStream file =
                InchwormProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Map<String, Object>> described = new LinkedHashMap<>();
            for (Object each : list(Objects.requireNonNull(
                    JsonParserFactory.getJsonParser().parseMap(text).get("properties")))) {
                Map<String, Object> property = map(each);
                described.put((String) property.get("name"), property);
            }
            return described;
        }
    }

    private static List<Object> list(Object json) {
        return new ArrayList<>((List<?>) json);
    }

    private static Map<String, Object> map(Object json) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) json).forEach((key, value) -> map.put((String) key, value));
        return map;
    }
}
