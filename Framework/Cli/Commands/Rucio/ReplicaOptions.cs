using System.CommandLine;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>The options that say which replicas are meant, the same for all commands that look at replicas.</summary>
internal sealed class ReplicaOptions
{
    private static readonly string[] Domains = ["wan", "lan", "all"];
    private readonly Option<string?> rses = new("--rses", "--rse") { Description = "only at RSEs of this expression: 'tier=1&type=DISK', SITE-A_DISK|SITE-B_DISK", HelpName = "EXPRESSION" };
    private readonly Option<string?> scheme;
    private readonly Option<string?> domain = new("--domain") { Description = "addresses for inside of the site (lan), from anywhere (wan, the default) or all", HelpName = "DOMAIN" };
    private readonly Option<string?> sort = new("--sort") { Description = "the order of the replicas of a file: geoip, custom_table, random; else the server's", HelpName = "ORDER" };

    /// <param name="command">The command that gets them.</param>
    /// <param name="schemes">What is asked for where <c>--scheme</c> is not given, for the help.</param>
    public ReplicaOptions(Command command, string schemes)
    {
        scheme = new("--scheme") { Description = $"only addresses of these schemes, by commas: davs,https,root,file; else {schemes}", HelpName = "SCHEMES" };
        foreach (var option in new Option[] { rses, scheme, domain, sort })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the server is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="schemes">Schemes where none were given.</param>
    public ReplicaQuery Query(ParseResult parsed, IReadOnlyList<string> schemes)
    {
        var where = parsed.GetValue(domain)?.ToLowerInvariant();
        return where is null || Domains.Contains(where)
            ? new ReplicaQuery { RseExpression = parsed.GetValue(rses), Schemes = CommaList.Of(parsed.GetValue(scheme)) ?? schemes, Domain = where, Sort = parsed.GetValue(sort) }
            : throw new UsageException($"--domain wants one of {string.Join(", ", Domains)}, not '{where}'");
    }
}
