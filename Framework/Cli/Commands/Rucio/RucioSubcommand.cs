using System.CommandLine;
using System.CommandLine.Parsing;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.Storage;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>A command of <c>hep rucio</c>: reads the settings, opens the client, and ends gently on Ctrl-C.</summary>
internal abstract class RucioSubcommand(string name, string summary) : HepCommand(name, summary)
{
    private Option<bool> json = null!;
    private Option<string?> account = null!;
    private Option<string?> host = null!;

    public override bool StopsGently => true;

    /// <summary>What <c>--account</c> is for.</summary>
    protected virtual string AccountDescription => "the account to act as (RUCIO_ACCOUNT)";

    /// <summary>True where <c>--account</c> says as whom the server is asked.</summary>
    protected virtual bool ActsAsAccount => true;

    /// <summary>False where the server is asked for what it tells anybody: no login has to be set up.</summary>
    protected virtual bool NeedsLogin => true;

    /// <summary>Adds what all of them have, behind what is their own.</summary>
    public void AddCommonOptions()
    {
        account = Optional<string?>("--account", AccountDescription, "NAME");
        host = Optional<string?>("--host", "the server: https://rucio.example.org (RUCIO_HOST)", "URL");
        json = JsonOption();
    }

    public sealed override int Execute(ParseResult parsed, HepConsole console)
    {
        var given = new Dictionary<string, string>();
        if (parsed.GetValue(host) is { } server)
        {
            // The authentication host of the file is that of another server.
            given["rucio_host"] = given["auth_host"] = server;
        }

        if (ActsAsAccount && parsed.GetValue(account) is { } name)
        {
            given["account"] = name;
        }

        if (!NeedsLogin)
        {
            // The one that wants nothing of the file; nobody asks it for a token.
            given["auth_type"] = "bearer";
        }

        var settings = Read(given, console, Warn);
        if (parsed.GetValue(host) is not null)
        {
            // Tokens are kept by account: one of the usual server is not shown to another.
            settings = settings with { TokenFolder = null, TokenFile = null };
        }

        using var client = RucioClient.Open(settings, console.LoginPrompt, Warn);
        try
        {
            return ExecuteAsync(new RucioCall(console, client, settings, parsed, parsed.GetValue(json), parsed.GetValue(account))).GetAwaiter().GetResult();
        }
        catch (RucioDataIdentifierNotFoundException)
        {
            if (UnknownScope(parsed, client, console.Cancellation) is { } scope)
            {
                throw scope;
            }

            throw;
        }
        catch (OperationCanceledException) when (console.Cancellation.IsCancellationRequested)
        {
            console.Out.Flush();
            console.Error.WriteLine($"hep: interrupted; {WhenInterrupted}");
            return HepApplication.Interrupted;
        }

        void Warn(string text) => console.Error.WriteLine($"hep: {text}");
    }

    // Of a name that is not there the server does not say that its scope is not, either.
    private static RucioScopeNotFoundException? UnknownScope(ParseResult parsed, RucioClient client, CancellationToken cancellation)
    {
        try
        {
            var scopes = client.Dids.ScopesAsync(cancellation).GetAwaiter().GetResult();
            return parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
                .Where(token => token.Value.Contains(':', StringComparison.Ordinal)).Select(token => DataIdentifier.Parse(token.Value).Scope)
                .Where(scope => !scopes.Contains(scope))
                .Select(scope => new RucioScopeNotFoundException(
                    $"there is no scope '{scope}'", client.Host.ToString(), $"nearest: {string.Join(", ", NearestNames.Of(scope, scopes, 3))}", "hep rucio ls without a name lists the scopes"))
                .FirstOrDefault();
        }
        catch (RucioException)
        {
            // The first error says enough.
            return null;
        }
    }

    // The library does not know by which options of the command line its own were given.
    private static RucioSettings Read(Dictionary<string, string> given, HepConsole console, Action<string> warn)
    {
        try
        {
            var settings = console.RucioSettings(given, warn);
            return settings with { Origin = string.Join(", ", settings.Origin.Split(", ").Select(OptionOf).Distinct(StringComparer.Ordinal)) };
        }
        catch (RucioConfigurationException e) when (e.Where is { } where && OptionOf(where) != where)
        {
            throw new RucioConfigurationException(e.What, OptionOf(where), e.Why, e.Hint, e);
        }
    }

    private static string OptionOf(string place) => place switch
    {
        "the option rucio_host" or "the option auth_host" => "--host",
        "the option account" => "--account",
        _ => place,
    };

    /// <summary>What is left behind by Ctrl-C.</summary>
    protected virtual string WhenInterrupted => "what was printed is not all";

    /// <returns>The exit code.</returns>
    protected abstract Task<int> ExecuteAsync(RucioCall call);
}
