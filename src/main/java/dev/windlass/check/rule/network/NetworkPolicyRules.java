package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** NetworkPolicy, as in k8s.io/kubernetes/pkg/apis/networking/validation. */
public final class NetworkPolicyRules implements KindRules {
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final List<String> TYPES = List.of("Ingress", "Egress");

    @Override
    public void check(Value object) {
        if (!object.isUpdate()) {
            judge(object.field("spec"), Set.of());
        }
    }

    /** A block that the old policy had anywhere may stay, in whatever form. */
    @Override
    public void checkUpdate(Value old, Value object) {
        Set<String> kept = new HashSet<>();
        Value spec = old.field("spec");
        spec.field("ingress").items().forEach(r -> blocks(r.field("from"), kept));
        spec.field("egress").items().forEach(r -> blocks(r.field("to"), kept));
        judge(object.field("spec"), kept);
    }

    private static void blocks(Value peers, Set<String> blocks) {
        for (Value peer : peers.items()) {
            Value block = peer.field("ipBlock");
            blocks.add(block.field("cidr").text());
            block.field("except").items().forEach(e -> blocks.add(e.text()));
        }
    }

    private static void judge(Value spec, Set<String> kept) {
        LabelRules.selector(spec.field("podSelector"));
        spec.field("ingress").items().forEach(r -> rule(r.field("ports"), r.field("from"), kept));
        spec.field("egress").items().forEach(r -> rule(r.field("ports"), r.field("to"), kept));
        Value types = spec.field("policyTypes");
        if (types.size() > TYPES.size()) {
            types.invalid("must not have more than two entries");
        } else {
            types.items().forEach(t -> t.oneOf(TYPES));
        }
    }

    private static void rule(Value ports, Value peers, Set<String> kept) {
        ports.items().forEach(NetworkPolicyRules::port);
        peers.items().forEach(p -> peer(p, kept));
    }

    private static void port(Value item) {
        item.field("protocol").oneOf(PROTOCOLS);
        Value port = item.field("port");
        Value end = item.field("endPort");
        if (port.isText()) {
            port.form(TextForm.PORT_NAME);
        } else if (port.isPresent()) {
            port.within(1, 65535);
        }
        if (end.isPresent()) {
            if (!port.isNumber()) {
                end.invalid("must not be set without a port by number");
            } else if (end.number() < port.number()) {
                end.invalid("must not be less than the port");
            } else {
                end.within(1, 65535);
            }
        }
    }

    private static void peer(Value peer, Set<String> kept) {
        Value pods = peer.field("podSelector");
        Value namespaces = peer.field("namespaceSelector");
        Value block = peer.field("ipBlock");
        LabelRules.selector(pods);
        LabelRules.selector(namespaces);
        if (block.isPresent()) {
            block(block, kept);
            if (pods.isPresent() || namespaces.isPresent()) {
                peer.forbidden("must not have ipBlock beside a selector");
            }
        } else if (pods.isAbsent() && namespaces.isAbsent()) {
            peer.required("it needs podSelector, namespaceSelector or ipBlock");
        }
    }

    private static void block(Value block, Set<String> kept) {
        if (!block.field("cidr").needed()) {
            return;
        }
        Optional<IpText> cidr = IpText.checkBlock(block.field("cidr"), kept);
        if (cidr.isEmpty()) {
            return;
        }
        for (Value except : block.field("except").items()) {
            Optional<IpText> hole = IpText.checkBlock(except, kept);
            if (hole.isEmpty()) {
                return; // the server looks no further, either
            }
            if ((!cidr.get().holds(hole.get())
                    || cidr.get().prefix() == hole.get().prefix())) {
                except.invalid("must be a part of the block in cidr, and smaller");
            }
        }
    }
}
