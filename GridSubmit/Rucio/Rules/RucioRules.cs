using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Rules;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Replication rules. Made and ended rules act when the server's daemons pass, not at once.</summary>
public sealed class RucioRules
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(1);

    private readonly RucioConnection connection;
    private readonly RucioAccounts accounts;
    private readonly TimeProvider clock;

    internal RucioRules(RucioConnection connection, RucioAccounts accounts, TimeProvider clock)
    {
        this.connection = connection;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// <summary>Makes rules, one for each name; all or none.</summary>
    /// <returns>Their numbers, in no certain order.</returns>
    /// <exception cref="RucioInsufficientQuotaException">The account has not enough left at the RSEs, or there are fewer RSEs than copies.</exception>
    /// <exception cref="RucioDuplicateRuleException">The account has a rule with the same name, expression and copies.</exception>
    /// <exception cref="RucioInvalidRseExpressionException">The expression names no RSE.</exception>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(RuleRequest rule, CancellationToken cancellation = default)
    {
        if (rule.Dids.Count == 0)
        {
            throw new RucioInvalidRequestException("a rule holds something", $"{rule.Copies} copies at {rule.RseExpression}", "it names no file, dataset or container", "say which, in Dids");
        }

        var account = rule.Account ?? connection.Settings.Account ?? await accounts.GetOwnNameAsync(cancellation).ConfigureAwait(false);
        var request = new RucioRequest(HttpMethod.Post, "/rules/") { Body = JsonSerializer.SerializeToUtf8Bytes(RuleBody.Of(rule, account), RucioJson.Default.RuleBody) };
        var wasAsked = false;
        IReadOnlyList<string>? made = null;
        async Task<bool> IsMadeAsync(CancellationToken stop)
        {
            wasAsked = true;
            made = await FindAsync(rule, account, stop).ConfigureAwait(false);
            return made is not null;
        }

        try
        {
            using var reply = await connection.ChangeAsync(request, IsMadeAsync, cancellation).ConfigureAwait(false);
            return reply is null ? made! : RucioConnection.Read(reply, request, RucioJson.Default.ListString);
        }
        catch (RucioDuplicateRuleException) when (wasAsked)
        {
            // The first call, whose answer was lost, took effect after the server had been asked.
            return await FindAsync(rule, account, cancellation).ConfigureAwait(false) ?? throw new RucioUnexpectedAnswerException(
                "the server says that a rule is there, and does not list it", request.ToString(), $"{rule.Copies} copies at {rule.RseExpression} for {account}", "list the rules of the name before you try again");
        }
    }

    /// <summary>One rule.</summary>
    /// <exception cref="RucioRuleNotFoundException">There is no such rule, or no more.</exception>
    public Task<RucioRule> GetAsync(string id, CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, PathOf(id)), RucioJson.Default.RucioRule, cancellation);

    /// <summary>Rules by filters.</summary>
    public IAsyncEnumerable<RucioRule> ListAsync(RuleFilter filter, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, "/rules/") { Query = filter.Query() }, RucioJson.Default.RucioRule, cancellation);

    /// <summary>The rules that a file, dataset or container has itself.</summary>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public IAsyncEnumerable<RucioRule> ListAsync(DataIdentifier did, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("dids", did.Scope, did.Name, "rules")), RucioJson.Default.RucioRule, cancellation);

    /// <summary>The rules of an account.</summary>
    public IAsyncEnumerable<RucioRule> ListOfAccountAsync(string account, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("accounts", account, "rules")), RucioJson.Default.RucioRule, cancellation);

    /// <summary>The rules that keep a file: its own and those of the datasets that hold it.</summary>
    public IAsyncEnumerable<RucioRule> ListAssociatedAsync(DataIdentifier file, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("dids", file.Scope, file.Name, "associated_rules")), RucioJson.Default.RucioRule, cancellation);

    /// <summary>How far a rule is with each of its files.</summary>
    public IAsyncEnumerable<RuleLock> ListLocksAsync(string id, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, PathOf(id, "locks")), RucioJson.Default.RuleLock, cancellation);

    /// <summary>Why a rule is where it is.</summary>
    /// <exception cref="RucioRuleNotFoundException">There is no such rule, or no more.</exception>
    public Task<RuleAnalysis> AnalyseAsync(string id, CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, PathOf(id, "analysis")), RucioJson.Default.RuleAnalysis, cancellation);

    /// <summary>Changes a rule.</summary>
    /// <exception cref="RucioRuleNotFoundException">There is no such rule, or no more.</exception>
    public async Task UpdateAsync(string id, RuleUpdate update, CancellationToken cancellation = default)
    {
        if (update.State is { } state and not (RuleState.Suspended or RuleState.Stuck))
        {
            throw new RucioInvalidRequestException($"a rule cannot be made {state}", $"rule {id}", "the server decides on it", "ask for Suspended or Stuck, or leave the state");
        }

        var request = new RucioRequest(HttpMethod.Put, PathOf(id)) { Body = RuleOptions.Body(update) };
        using var reply = await connection.ChangeAsync(
            request, async stop => RuleOptions.Holds(await GetAsync(id, stop).ConfigureAwait(false), update), cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends a rule. The server keeps it for an hour more; to end it with the next pass, update it to a negative lifetime as well.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="purgeReplicas">True: what no other rule keeps is deleted then at once; false: when the space is needed; null: as the rule says.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RucioRuleNotFoundException">There is no such rule, or no more.</exception>
    /// <exception cref="RucioUnsupportedOperationException">It is locked.</exception>
    /// <exception cref="RucioAccessDeniedException">The server's policy does not let this account delete it.</exception>
    public async Task DeleteAsync(string id, bool? purgeReplicas = null, CancellationToken cancellation = default)
    {
        // Without a body the server refuses.
        var body = purgeReplicas switch { null => "{}", true => """{"purge_replicas": true}""", false => """{"purge_replicas": false}""" };
        var request = new RucioRequest(HttpMethod.Delete, PathOf(id)) { Body = System.Text.Encoding.UTF8.GetBytes(body) };
        using var reply = await connection.ChangeAsync(request, stop => IsDeletedAsync(id, purgeReplicas, stop), cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits until a rule has a state: asks after a second, then ever less often, at last once a minute.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="state">The state.</param>
    /// <param name="most">How long; <see cref="Timeout.InfiniteTimeSpan"/>: for ever.</param>
    /// <param name="progress">Is told the rule each time it was asked for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rule in that state.</returns>
    /// <exception cref="RucioRuleNotSatisfiedException">The time is over, or somebody has suspended it.</exception>
    /// <exception cref="RucioRuleNotFoundException">There is no such rule, or no more.</exception>
    public async Task<RucioRule> WaitAsync(
        string id, RuleState state, TimeSpan most, Action<RucioRule>? progress = null, CancellationToken cancellation = default)
    {
        var begin = clock.GetTimestamp();
        for (var wait = FirstWait; ; wait = wait * 2 < MostWait ? wait * 2 : MostWait)
        {
            var rule = await GetAsync(id, cancellation).ConfigureAwait(false);
            progress?.Invoke(rule);
            if (rule.State == state)
            {
                return rule;
            }

            var left = most == Timeout.InfiniteTimeSpan ? MostWait : most - clock.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero || rule.State == RuleState.Suspended)
            {
                throw NotSatisfied(rule, state, left <= TimeSpan.Zero ? $"after {most.TotalSeconds:0.#} s" : "it will not change by itself");
            }

            await Task.Delay(left < wait ? left : wait, clock, cancellation).ConfigureAwait(false);
        }
    }

    private static RucioRuleNotSatisfiedException NotSatisfied(RucioRule rule, RuleState state, string when) => new(
        $"the rule is not {state}", $"rule {rule.Id} of {rule.Did} at {rule.RseExpression}",
        $"it is {rule.State} {when}: {rule.LocksOkCnt} copies are there, {rule.LocksReplicatingCnt} on their way, {rule.LocksStuckCnt} stuck{(rule.Error is { } error ? "; " + error : "")}",
        rule.State == RuleState.Stuck ? "hep rucio rules shows which transfers fail" : "wait longer; the server goes on with it");

    private static string PathOf(string id, params ReadOnlySpan<string> more) => RucioRequest.PathOf(["rules", id, .. more]);

    // The numbers of the rules that the request would make; null where one is missing. There can be one such rule only.
    private async Task<IReadOnlyList<string>?> FindAsync(RuleRequest request, string account, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var did in request.Dids)
        {
            var rule = await ListAsync(did, cancellation)
                .FirstOrDefaultAsync(rule => rule.Account == account && rule.RseExpression == request.RseExpression && rule.Copies == request.Copies, cancellation).ConfigureAwait(false);
            if (rule is null)
            {
                return null;
            }

            found.Add(rule.Id);
        }

        return found;
    }

    private async Task<bool> IsDeletedAsync(string id, bool? purgeReplicas, CancellationToken cancellation)
    {
        try
        {
            var rule = await GetAsync(id, cancellation).ConfigureAwait(false);
            return (purgeReplicas is null || rule.PurgeReplicas == purgeReplicas) && rule.ExpiresAt <= rule.UpdatedAt + TimeSpan.FromHours(1) + TimeSpan.FromSeconds(5);
        }
        catch (RucioRuleNotFoundException)
        {
            return true;
        }
    }
}
