package dev.windlass.check.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.windlass.check.cel.FunctionTable.Body;
import dev.windlass.check.cel.FunctionTable.Unsupported;
import dev.windlass.check.rule.IpText;
import dev.windlass.check.schema.Quantity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The functions of k8s.io/apiserver/pkg/cel/library. Those that are only declared compile, and end an evaluation. */
final class KubernetesFunctions {
    private static final CelType BOOL = SimpleType.BOOL;
    private static final CelType INT = SimpleType.INT;
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType ANY = TypeParamType.create("T");
    private static final CelType LIST = ListType.create(ANY);
    private static final CelType TEXTS = ListType.create(TEXT);
    private static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");
    private static final CelType URL = OpaqueType.create("kubernetes.URL");
    private static final CelType IP = OpaqueType.create("net.IP");
    private static final CelType CIDR = OpaqueType.create("net.CIDR");
    private static final CelType FORMAT = OpaqueType.create("kubernetes.NamedFormat");
    private static final CelType SEMVER = OpaqueType.create("kubernetes.Semver");
    static final CelType AUTHORIZER = OpaqueType.create("kubernetes.authorization.Authorizer");
    static final CelType RESOURCE_CHECK = OpaqueType.create("kubernetes.authorization.ResourceCheck");
    private static final CelType PATH_CHECK = OpaqueType.create("kubernetes.authorization.PathCheck");
    private static final CelType GROUP_CHECK = OpaqueType.create("kubernetes.authorization.GroupCheck");
    private static final CelType DECISION = OpaqueType.create("kubernetes.authorization.Decision");
    private static final List<String> FORMATS = List.of(
            "dns1123Label",
            "dns1123Subdomain",
            "dns1035Label",
            "qualifiedName",
            "dns1123LabelPrefix",
            "dns1123SubdomainPrefix",
            "dns1035LabelPrefix",
            "labelValue",
            "uri",
            "uuid",
            "byte",
            "date",
            "datetime");

    private final FunctionTable table = new FunctionTable();

    private KubernetesFunctions() {}

    static FunctionTable table() {
        KubernetesFunctions functions = new KubernetesFunctions();
        functions.lists();
        functions.regex();
        functions.quantities();
        functions.urls();
        functions.addresses();
        functions.formats();
        functions.versions();
        functions.permissions();
        return functions.table;
    }

    private void lists() {
        table.member("isSorted", BOOL, List.of(LIST), a -> isSorted(list(a)));
        table.member(
                "min",
                ANY,
                List.of(LIST),
                a -> list(a).stream()
                        .min(KubernetesFunctions::compare)
                        .orElseThrow(() -> new IllegalArgumentException("min called on empty list")));
        table.member(
                "max",
                ANY,
                List.of(LIST),
                a -> list(a).stream()
                        .max(KubernetesFunctions::compare)
                        .orElseThrow(() -> new IllegalArgumentException("max called on empty list")));
        table.member("indexOf", INT, List.of(LIST, ANY), a -> (long) list(a).indexOf(a.get(1)));
        table.member("lastIndexOf", INT, List.of(LIST, ANY), a -> (long) list(a).lastIndexOf(a.get(1)));
        table.member(
                "sum",
                INT,
                List.of(ListType.create(INT)),
                a -> list(a).stream().mapToLong(v -> ((Number) v).longValue()).reduce(0, Math::addExact));
        table.member(
                "sum",
                SimpleType.DOUBLE,
                List.of(ListType.create(SimpleType.DOUBLE)),
                a -> list(a).stream()
                        .mapToDouble(v -> ((Number) v).doubleValue())
                        .sum());
        table.member("sum", SimpleType.DURATION, List.of(ListType.create(SimpleType.DURATION)), unsupported("sum"));
    }

    private static boolean isSorted(List<?> list) {
        for (int i = 1; i < list.size(); i++) {
            if (compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return a instanceof Comparable<?> && a.getClass() == b.getClass()
                ? Comparator.<Comparable<Object>>naturalOrder().compare((Comparable<Object>) a, (Comparable<Object>) b)
                : unsupportedComparison();
    }

    private static int unsupportedComparison() {
        throw new Unsupported("a comparison");
    }

    private static List<?> list(List<Object> arguments) {
        return (List<?>) arguments.getFirst();
    }

    private void regex() {
        table.member("find", TEXT, List.of(TEXT, TEXT), a -> {
            Matcher m = Pattern.compile(text(a, 1)).matcher(text(a, 0));
            return m.find() ? m.group() : "";
        });
        table.member("findAll", TEXTS, List.of(TEXT, TEXT), a -> findAll(text(a, 0), text(a, 1), -1));
        table.member("findAll", TEXTS, List.of(TEXT, TEXT, INT), a -> findAll(text(a, 0), text(a, 1), (long) a.get(2)));
        table.member(
                "format",
                TEXT,
                List.of(TEXT, ListType.create(SimpleType.DYN)),
                a -> TextFormat.format(text(a, 0), (List<?>) a.get(1)));
    }

    private static List<String> findAll(String text, String pattern, long most) {
        List<String> found = new ArrayList<>();
        Matcher m = Pattern.compile(pattern).matcher(text);
        while ((most < 0 || found.size() < most) && m.find()) {
            found.add(m.group());
        }
        return found;
    }

    private void quantities() {
        table.global(
                "isQuantity", BOOL, List.of(TEXT), a -> Quantity.of(text(a, 0)).isPresent());
        table.global(
                "quantity",
                QUANTITY,
                List.of(TEXT),
                a -> Quantity.of(text(a, 0))
                        .orElseThrow(() -> new IllegalArgumentException("no quantity: " + text(a, 0))));
        table.member(
                "isGreaterThan",
                BOOL,
                List.of(QUANTITY, QUANTITY),
                a -> amount(a, 0).compareTo(amount(a, 1)) > 0);
        table.member(
                "isLessThan",
                BOOL,
                List.of(QUANTITY, QUANTITY),
                a -> amount(a, 0).compareTo(amount(a, 1)) < 0);
        table.member("compareTo", INT, List.of(QUANTITY, QUANTITY), a ->
                (long) amount(a, 0).compareTo(amount(a, 1)));
        table.member("sign", INT, List.of(QUANTITY), a -> (long) amount(a, 0).signum());
        table.member("isInteger", BOOL, List.of(QUANTITY), a -> amount(a, 0).isWhole());
        table.member(
                "asInteger", INT, List.of(QUANTITY), a -> amount(a, 0).value().longValueExact());
        table.member(
                "asApproximateFloat",
                SimpleType.DOUBLE,
                List.of(QUANTITY),
                a -> amount(a, 0).value().doubleValue());
        table.member(
                "add",
                QUANTITY,
                List.of(QUANTITY, QUANTITY),
                a -> new Quantity(amount(a, 0).value().add(amount(a, 1).value()), ""));
        table.member(
                "add",
                QUANTITY,
                List.of(QUANTITY, INT),
                a -> new Quantity(
                        amount(a, 0).value().add(Quantity.of((long) a.get(1)).value()), ""));
        table.member(
                "sub",
                QUANTITY,
                List.of(QUANTITY, QUANTITY),
                a -> new Quantity(amount(a, 0).value().subtract(amount(a, 1).value()), ""));
        table.member(
                "sub",
                QUANTITY,
                List.of(QUANTITY, INT),
                a -> new Quantity(
                        amount(a, 0)
                                .value()
                                .subtract(Quantity.of((long) a.get(1)).value()),
                        ""));
    }

    private static Quantity amount(List<Object> arguments, int index) {
        return (Quantity) arguments.get(index);
    }

    private void urls() {
        table.global("isURL", BOOL, List.of(TEXT), a -> url(text(a, 0)).isPresent());
        table.global(
                "url",
                URL,
                List.of(TEXT),
                a -> url(text(a, 0)).orElseThrow(() -> new IllegalArgumentException("no URL: " + text(a, 0))));
        table.member(
                "getScheme", TEXT, List.of(URL), a -> Objects.requireNonNullElse(((URI) a.getFirst()).getScheme(), ""));
        table.member(
                "getHost",
                TEXT,
                List.of(URL),
                a -> Objects.requireNonNullElse(((URI) a.getFirst()).getRawAuthority(), "")
                        .replaceFirst("^.*@", ""));
        table.member(
                "getHostname",
                TEXT,
                List.of(URL),
                a -> Objects.requireNonNullElse(((URI) a.getFirst()).getHost(), "")
                        .replaceAll("[\\[\\]]", ""));
        table.member(
                "getPort",
                TEXT,
                List.of(URL),
                a -> ((URI) a.getFirst()).getPort() < 0 ? "" : Integer.toString(((URI) a.getFirst()).getPort()));
        table.member(
                "getEscapedPath",
                TEXT,
                List.of(URL),
                a -> Objects.requireNonNullElse(((URI) a.getFirst()).getRawPath(), ""));
        table.member("getQuery", MapType.create(TEXT, TEXTS), List.of(URL), unsupported("getQuery"));
    }

    /** Go's url.ParseRequestURI: an absolute URL, or a path from the root. */
    private static Optional<URI> url(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/") ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void addresses() {
        table.global("isIP", BOOL, List.of(TEXT), a -> address(text(a, 0)).isPresent());
        table.global(
                "ip",
                IP,
                List.of(TEXT),
                a -> address(text(a, 0))
                        .orElseThrow(() -> new IllegalArgumentException("no IP address: " + text(a, 0))));
        table.global("ip.isCanonical", BOOL, List.of(TEXT), unsupported("ip.isCanonical"));
        table.global("string", TEXT, List.of(IP), unsupported("string"));
        table.member("family", INT, List.of(IP), a -> ((IpText) a.getFirst()).isV6() ? 6L : 4L);
        for (String name : List.of(
                "isUnspecified", "isLoopback", "isLinkLocalMulticast", "isLinkLocalUnicast", "isGlobalUnicast")) {
            table.member(name, BOOL, List.of(IP), unsupported(name));
        }
        table.global("isCIDR", BOOL, List.of(TEXT), a -> block(text(a, 0)).isPresent());
        table.global(
                "cidr",
                CIDR,
                List.of(TEXT),
                a -> block(text(a, 0)).orElseThrow(() -> new IllegalArgumentException("no CIDR: " + text(a, 0))));
        table.global("string", TEXT, List.of(CIDR), unsupported("string"));
        table.member("containsIP", BOOL, List.of(CIDR, IP), a -> ((IpText) a.getFirst()).holds((IpText) a.get(1)));
        table.member(
                "containsIP",
                BOOL,
                List.of(CIDR, TEXT),
                a -> ((IpText) a.getFirst())
                        .holds(address(text(a, 1))
                                .orElseThrow(() -> new IllegalArgumentException("no IP address: " + text(a, 1)))));
        table.member("containsCIDR", BOOL, List.of(CIDR, CIDR), unsupported("containsCIDR"));
        table.member("containsCIDR", BOOL, List.of(CIDR, TEXT), unsupported("containsCIDR"));
        table.member("ip", IP, List.of(CIDR), unsupported("ip"));
        table.member("masked", CIDR, List.of(CIDR), unsupported("masked"));
        table.member("prefixLength", INT, List.of(CIDR), a -> (long) ((IpText) a.getFirst()).prefix());
    }

    private static Optional<IpText> address(String text) {
        return IpText.address(text).filter(i -> !i.isOdd());
    }

    private static Optional<IpText> block(String text) {
        return IpText.block(text);
    }

    private void formats() {
        table.global("format.named", OptionalType.create(FORMAT), List.of(TEXT), unsupported("format.named"));
        for (String name : FORMATS) {
            table.global("format." + name, FORMAT, List.of(), unsupported("format." + name));
        }
        table.member("validate", OptionalType.create(TEXTS), List.of(FORMAT, TEXT), unsupported("validate"));
    }

    private void versions() {
        table.global("isSemver", BOOL, List.of(TEXT), unsupported("isSemver"));
        table.global("isSemver", BOOL, List.of(TEXT, BOOL), unsupported("isSemver"));
        table.global("semver", SEMVER, List.of(TEXT), unsupported("semver"));
        table.global("semver", SEMVER, List.of(TEXT, BOOL), unsupported("semver"));
        for (String name : List.of("major", "minor", "patch")) {
            table.member(name, INT, List.of(SEMVER), unsupported(name));
        }
        table.member("isGreaterThan", BOOL, List.of(SEMVER, SEMVER), unsupported("isGreaterThan"));
        table.member("isLessThan", BOOL, List.of(SEMVER, SEMVER), unsupported("isLessThan"));
        table.member("compareTo", INT, List.of(SEMVER, SEMVER), unsupported("compareTo"));
    }

    private void permissions() {
        table.member("path", PATH_CHECK, List.of(AUTHORIZER, TEXT), unsupported("path"));
        table.member("group", GROUP_CHECK, List.of(AUTHORIZER, TEXT), unsupported("group"));
        table.member("serviceAccount", AUTHORIZER, List.of(AUTHORIZER, TEXT, TEXT), unsupported("serviceAccount"));
        table.member("resource", RESOURCE_CHECK, List.of(GROUP_CHECK, TEXT), unsupported("resource"));
        for (String name : List.of("subresource", "namespace", "name", "fieldSelector", "labelSelector")) {
            table.member(name, RESOURCE_CHECK, List.of(RESOURCE_CHECK, TEXT), unsupported(name));
        }
        table.member("check", DECISION, List.of(PATH_CHECK, TEXT), unsupported("check"));
        table.member("check", DECISION, List.of(RESOURCE_CHECK, TEXT), unsupported("check"));
        table.member("errored", BOOL, List.of(DECISION), unsupported("errored"));
        table.member("error", TEXT, List.of(DECISION), unsupported("error"));
        table.member("allowed", BOOL, List.of(DECISION), unsupported("allowed"));
        table.member("reason", TEXT, List.of(DECISION), unsupported("reason"));
    }

    private static Body unsupported(String name) {
        return arguments -> {
            throw new Unsupported(name);
        };
    }

    private static String text(List<Object> arguments, int index) {
        return (String) arguments.get(index);
    }
}
