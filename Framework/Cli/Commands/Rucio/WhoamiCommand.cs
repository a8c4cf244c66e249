using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio whoami</c>: as which account the server sees the caller.</summary>
internal sealed class WhoamiCommand() : RucioSubcommand("whoami", "says as which account the server sees you, and by what you logged in")
{
    public override IReadOnlyList<string> Examples => ["hep rucio whoami", "hep rucio whoami --account prod"];

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var account = await call.Client.Accounts.GetOwnAsync(call.Cancellation).ConfigureAwait(false);

        // As auth_type names it.
        var login = call.Settings.Authentication == RucioAuthentication.X509Proxy ? "x509_proxy" : call.Settings.Authentication.ToString().ToLowerInvariant();
        if (call.IsJson)
        {
            JsonOutput.Print(call.Console, json =>
            {
                json.WriteStartObject();
                json.WriteString("account", account.Name);
                json.Write("type", account.AccountType);
                json.Write("status", account.Status);
                json.Write("email", account.Email);
                json.Write("createdAt", account.CreatedAt);
                json.WriteString("host", call.Host);
                json.WriteString("authentication", login);
                json.WriteString("configuration", call.Settings.Origin);
                json.WriteEndObject();
            });
            return 0;
        }

        var list = new FactList(call.Console);
        list.Add("account", account.Name);
        list.Add("type", account.AccountType?.ToString().ToUpperInvariant());
        list.Add("status", account.Status?.ToString().ToUpperInvariant());
        list.Add("email", account.Email);
        list.Add("since", Human.Moment(account.CreatedAt));
        list.Add("server", call.Host);
        list.Add("login", $"{login} ({call.Settings.Origin})");
        list.Write();
        return 0;
    }
}
