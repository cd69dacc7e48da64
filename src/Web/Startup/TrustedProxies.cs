using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Studio.Data;
using IPNetwork = System.Net.IPNetwork;

namespace Studio.Web.Startup;

/// <summary>Who may say on whose behalf a request comes: a proxy on this machine, and those of the list "Proxies", by address or network.</summary>
internal static class TrustedProxies
{
    public const string Key = "Proxies";

    public static void TrustProxies(this WebApplicationBuilder builder)
    {
        var named = (builder.Configuration.GetSection(Key).Get<string[]>() ?? []).Select(Read).ToList();
        var hosts = (builder.Configuration["AllowedHosts"] ?? "*").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // One header may have passed several proxies: read from the nearest outwards, as long as each is known.
            forwarded.ForwardLimit = null;
            named.ForEach(forwarded.KnownIPNetworks.Add);
            // A proxy that hands on what a visitor wrote must not make links to other sites; the names of requests themselves are looked at before.
            forwarded.AllowedHosts = hosts.Contains("*") ? [] : [.. hosts];
        });
    }

    private static IPNetwork Read(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(proxy, out var network) ? network
        : throw new StudioException($"The setting {Key} holds “{proxy}”. Name addresses such as 10.0.0.5, or networks such as 10.0.0.0/24.");
}
