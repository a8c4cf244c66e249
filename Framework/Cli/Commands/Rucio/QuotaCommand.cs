using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio quota</c>: what an account may hold and holds at each RSE.</summary>
internal sealed class QuotaCommand : RucioSubcommand
{
    private readonly Option<string?> rse;

    public QuotaCommand()
        : base("quota", "shows what an account may hold, and holds, at each RSE") =>
        rse = Optional<string?>("--rse", "only this RSE", "NAME");

    public override IReadOnlyList<string> Examples => ["hep rucio quota", "hep rucio quota --account student --rse SITE-A_DISK"];

    public override string Details => "What is held is what the server's daemon has counted last. A limit over several RSEs together stands below those that it takes in.";

    protected override string AccountDescription => "the account whose quota is shown; else yours";

    protected override bool ActsAsAccount => false;

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var account = call.Account ?? await call.Client.Accounts.GetOwnNameAsync(call.Cancellation).ConfigureAwait(false);
        var only = call.Parsed.GetValue(rse);
        if (only is not null)
        {
            _ = await call.Client.Rses.GetAsync(only, call.Cancellation).ConfigureAwait(false);
        }

        var quotas = (await call.Client.Accounts.GetQuotasAsync(account, call.Cancellation).ConfigureAwait(false)).Where(quota => only is null || quota.Rse == only).ToList();
        var together = quotas.SelectMany(quota => quota.Global).DistinctBy(limit => limit.RseExpression).ToList();
        if (call.IsJson)
        {
            JsonOutput.Print(call.Console, json =>
            {
                json.WriteStartObject();
                json.WriteString("account", account);
                json.WriteStartArray("rses");
                foreach (var quota in quotas)
                {
                    json.WriteStartObject();
                    json.WriteString("rse", quota.Rse);
                    json.WriteNumber("usedBytes", quota.Used);
                    json.WriteNumber("files", quota.Files);
                    json.Write("limitBytes", quota.Limit);
                    json.Write("leftBytes", quota.Remaining);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("together");
                foreach (var limit in together)
                {
                    json.WriteStartObject();
                    json.WriteString("rses", limit.RseExpression);
                    json.Write("usedBytes", limit.Bytes);
                    json.Write("files", limit.Files);
                    json.Write("limitBytes", limit.BytesLimit);
                    json.Write("leftBytes", limit.BytesRemaining);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return 0;
        }

        if (quotas.Count == 0)
        {
            call.Console.Out.WriteLine($"the account {account} has no quota{(only is null ? "" : $" at {only}")} and holds nothing");
            return 0;
        }

        var table = new TextTable("rse", ">files", ">used", ">limit", ">left");
        foreach (var quota in quotas)
        {
            table.Add(Human.Visible(quota.Rse), Human.Count(quota.Files), Human.Bytes(quota.Used), Limit(quota.Limit), Left(quota.Remaining));
        }

        foreach (var limit in together)
        {
            table.Add(Human.Visible(limit.RseExpression) + " together", Human.Count(limit.Files), Human.Bytes(limit.Bytes), Limit(limit.BytesLimit), Left(limit.BytesRemaining));
        }

        table.Write(call.Console, "");
        return 0;
    }

    private static string Limit(long? bytes) => bytes is { } known ? Human.Bytes(known) : "none";

    private static string Left(long? bytes) => bytes is { } known ? known < 0 ? $"-{Human.Bytes(-known)}" : Human.Bytes(known) : "any";
}
