using System.Globalization;
using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Server;
using Answer = HepAnalysis.GridSubmit.Tests.Server.ScriptedServer.Answer;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Rules whose server loses answers, and rules that are waited for.</summary>
public sealed class RuleTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private static readonly RuleRequest Wanted = new() { Dids = [new("mc", "set")], RseExpression = "A|B", Copies = 2, Account = "jdoe" };
    private static readonly string[] OfOthers = [Rule("student", "A|B", 2, "OK"), Rule("jdoe", "A", 2, "OK"), Rule("jdoe", "A|B", 1, "OK")];

    [Test]
    public async Task RuleThatIsThereWhenItsAnswerIsLostIsNotMadeAgain()
    {
        using var server = new ScriptedServer((request, _) => request.StartsWith("POST", StringComparison.Ordinal)
            ? new Answer([]) : Answer.Chunked([.. OfOthers, Rule("jdoe", "A|B", 2, "REPLICATING")]));
        using var client = Connect(server);

        Assert.That(await client.Rules.AddAsync(Wanted), Is.EqualTo(new[] { Id }));
        Assert.That(Methods(server), Is.EqualTo(new[] { "POST", "GET" }));
    }

    [Test]
    public async Task RuleThatIsNotThereWhenItsAnswerIsLostIsMade()
    {
        using var server = new ScriptedServer((request, number) => number == 0 ? new Answer([])
            : request.StartsWith("POST", StringComparison.Ordinal) ? Answer.Of(201, $"[\"{Id}\"]", "Content-Type: text/html") : Answer.Chunked(OfOthers));
        using var client = Connect(server);

        Assert.That(await client.Rules.AddAsync(Wanted), Is.EqualTo(new[] { Id }));
        Assert.That(Methods(server), Is.EqualTo(new[] { "POST", "GET", "POST" }));
    }

    [Test]
    public async Task RuleThatAppearsAfterTheServerWasAskedIsFoundAgain()
    {
        using var server = new ScriptedServer((_, number) => number switch
        {
            0 => new Answer([]),
            1 => Answer.Chunked(OfOthers),
            2 => Answer.Of(409, """{"ExceptionClass": "DuplicateRule", "ExceptionMessage": "there"}"""),
            _ => Answer.Chunked([.. OfOthers, Rule("jdoe", "A|B", 2, "OK")]),
        });
        using var client = Connect(server);

        Assert.That(await client.Rules.AddAsync(Wanted), Is.EqualTo(new[] { Id }));
        Assert.That(Methods(server), Is.EqualTo(new[] { "POST", "GET", "POST", "GET" }));
    }

    [Test]
    public void RuleThatIsThereFromTheBeginningIsAnError()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(409, """{"ExceptionClass": "DuplicateRule", "ExceptionMessage": "there"}"""));
        using var client = Connect(server);

        Assert.That(() => client.Rules.AddAsync(Wanted), Throws.TypeOf<RucioDuplicateRuleException>());
        Assert.That(Methods(server), Is.EqualTo(new[] { "POST" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task RuleWhoseDeletionIsLostIsDeletedOnce(bool tookEffect)
    {
        var end = tookEffect ? "Sun, 22 Nov 2026 10:00:00 UTC" : "Sun, 29 Nov 2026 09:00:00 UTC";
        using var server = new ScriptedServer((request, number) => number == 0 ? new Answer([])
            : request.StartsWith("GET", StringComparison.Ordinal) ? Answer.Of(200, Rule("jdoe", "A", 1, "OK", end)) : Answer.Of(200, ""));
        using var client = Connect(server);

        await client.Rules.DeleteAsync(Id);

        Assert.That(Methods(server), Is.EqualTo(tookEffect ? new[] { "DELETE", "GET" } : ["DELETE", "GET", "DELETE"]));
    }

    [Test]
    public async Task WaitingAsksLessAndLessOftenAndTells()
    {
        using var server = new ScriptedServer((_, number) => Answer.Of(200, Rule("jdoe", "A", 1, number < 9 ? "REPLICATING" : "OK")));
        var clock = new HastyClock();
        using var client = Connect(server, clock);
        var seen = new List<RuleState>();

        var rule = await client.Rules.WaitAsync(Id, RuleState.Ok, TimeSpan.FromHours(1), look => seen.Add(look.State));

        Assert.That(rule.State, Is.EqualTo(RuleState.Ok));
        Assert.That(seen, Has.Count.EqualTo(10));
        Assert.That(clock.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60 }));
    }

    [Test]
    public void WaitingEndsInTimeAndSaysHowFarTheRuleIs()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Rule("jdoe", "A", 1, "STUCK")));
        var clock = new HastyClock();
        using var client = Connect(server, clock);

        Assert.That(
            () => client.Rules.WaitAsync(Id, RuleState.Ok, TimeSpan.FromSeconds(10)),
            Throws.TypeOf<RucioRuleNotSatisfiedException>().With.Message.Contains("3 copies are there, 2 on their way, 1 stuck; no source"));
        Assert.That(clock.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1, 2, 4, 3 }));
    }

    [Test]
    public void WaitingForASuspendedRuleEndsAtOnce()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Rule("jdoe", "A", 1, "SUSPENDED")));
        using var client = Connect(server);

        Assert.That(() => client.Rules.WaitAsync(Id, RuleState.Ok, Timeout.InfiniteTimeSpan), Throws.TypeOf<RucioRuleNotSatisfiedException>());
    }

    [Test]
    public async Task StateOfALaterServerIsUnknown()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(200, Rule("jdoe", "A", 1, "DREAMING")));
        using var client = Connect(server);

        Assert.That((await client.Rules.GetAsync(Id)).State, Is.EqualTo(RuleState.Unknown));
    }

    [Test]
    public void StateThatCannotBeSetIsRefused()
    {
        using var server = new ScriptedServer((_, _) => new Answer([]));
        using var client = Connect(server);

        Assert.That(() => client.Rules.UpdateAsync(Id, new RuleUpdate { State = RuleState.Ok }), Throws.TypeOf<RucioInvalidRequestException>());
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task WhatTheRuleShallBeIsSentWhole()
    {
        using var server = new ScriptedServer((_, _) => Answer.Of(201, $"[\"{Id}\"]"));
        using var client = Connect(server);

        await client.Rules.AddAsync(Wanted with
        {
            AskApproval = true,
            Asynchronous = true,
            DelayInjection = TimeSpan.FromMinutes(1),
            IgnoreAvailability = true,
            Locked = true,
            Meta = "{}",
            Notification = RuleNotification.Close,
            Priority = 5,
            PurgeReplicas = true,
            SourceReplicaExpression = "C",
            Weight = "freespace",
        });

        var body = System.Text.Json.Nodes.JsonNode.Parse(server.Requests.Single().Split("\r\n\r\n")[1]);
        var expected = System.Text.Json.Nodes.JsonNode.Parse("""
            {"dids": [{"scope": "mc", "name": "set"}], "copies": 2, "rse_expression": "A|B", "account": "jdoe", "source_replica_expression": "C", "ask_approval": true, "notify": "C",
             "locked": true, "purge_replicas": true, "ignore_availability": true, "asynchronous": true, "priority": 5, "weight": "freespace", "delay_injection": 60, "meta": "{}"}
            """);
        Assert.That(System.Text.Json.Nodes.JsonNode.DeepEquals(body, expected), body!.ToJsonString());
    }

    private static string[] Methods(ScriptedServer server) => [.. server.Requests.Select(request => request.Split(' ')[0])];

    private static string Rule(string account, string expression, int copies, string state, string? expires = null) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id": "{{Id}}", "scope": "mc", "name": "set", "account": "{{account}}", "rse_expression": "{{expression}}", "copies": {{copies}}, "state": "{{state}}", "error": {{(state == "STUCK" ? "\"no source\"" : "null")}}, "locks_ok_cnt": 3, "locks_replicating_cnt": 2, "locks_stuck_cnt": 1, "updated_at": "Sun, 22 Nov 2026 09:00:00 UTC", "expires_at": {{(expires is null ? "null" : $"\"{expires}\"")}}}

        """);

    private static RucioClient Connect(ScriptedServer server, TimeProvider? clock = null)
    {
        var settings = new RucioSettings { Hosts = [server.Address], Attempts = 3, Silence = TimeSpan.FromSeconds(20) };
        return new RucioClient(new RucioTransport(settings, new SslClientAuthenticationOptions(), TimeProvider.System), new FixedToken(), settings, clock ?? TimeProvider.System);
    }
}
