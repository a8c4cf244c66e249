using HepAnalysis.GridSubmit.Rucio;
using NUnit.Framework.Constraints;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>A call of the client that has to produce exactly a recorded request, and to give what was answered.</summary>
/// <param name="Number">The number of the exchange.</param>
/// <param name="Run">Makes the call and checks what it gives.</param>
internal sealed record Call(int Number, Func<RucioClient, Exchange, Task> Run)
{
    /// <summary>The numbers of what the client asks before.</summary>
    public int[] Before { get; init; } = [];

    /// <summary>The numbers of what the client asks afterwards.</summary>
    public int[] After { get; init; } = [];

    /// <summary>What the client asks as well, which was not recorded, and the answer.</summary>
    public IReadOnlyDictionary<string, string> Supposed { get; init; } = new Dictionary<string, string>();

    /// <summary>All of them, in their order.</summary>
    public int[] All => [.. Before, Number, .. After];

    /// <summary>A list that holds what was recorded, row by row.</summary>
    public static Call Rows<T>(int number, Func<RucioClient, IAsyncEnumerable<T>> list) => new(number, (client, exchange) => CompareAsync(list(client), exchange));

    /// <summary>A value that is what was recorded.</summary>
    public static Call Value<T>(int number, Func<RucioClient, Task<T>> get) => new(number, async (client, exchange) =>
        Assert.That(Recorded.Differences(await get(client), exchange.Value), Is.Empty));

    /// <summary>A text that is what was recorded.</summary>
    public static Call Text(int number, Func<RucioClient, Task<string>> get) => new(number, async (client, exchange) =>
        Assert.That(await get(client), Is.EqualTo(exchange.Body)));

    /// <summary>A value that is made of what was recorded.</summary>
    public static Call Gives<T>(int number, Func<RucioClient, Task<T>> get, IResolveConstraint expected) => new(number, async (client, _) =>
        Assert.That(await get(client), expected));

    /// <summary>A change that the server has accepted.</summary>
    public static Call Succeeds(int number, Func<RucioClient, Task> change) => new(number, (client, _) => change(client));

    /// <summary>A change that the server has accepted, with what was recorded of the request.</summary>
    public static Call Succeeds(int number, Func<RucioClient, Exchange, Task> change) => new(number, change);

    /// <summary>An error of the type that belongs to the recorded class, with the server's message.</summary>
    public static Call Fails<T>(int number, string message, Func<RucioClient, Task> call) where T : RucioException => new(number, async (client, exchange) =>
    {
        var error = (await Assert.ThrowsAsync<T>(() => call(client)))!;
        Assert.That(error.Message, Does.Contain(message));
        if (error.ExceptionClass is { } given)
        {
            Assert.That(given, Is.EqualTo(exchange.Value!["ExceptionClass"]!.GetValue<string>()));
            Assert.That(error.Status, Is.EqualTo(exchange.Status));
        }
    });

    /// <inheritdoc cref="Fails{T}(int, string, Func{RucioClient, Task})"/>
    public static Call Fails<T, TRow>(int number, string message, Func<RucioClient, IAsyncEnumerable<TRow>> list) where T : RucioException =>
        Fails<T>(number, message, async client => await list(client).ToListAsync());

    /// <inheritdoc/>
    public override string ToString() => $"{Number:000}";

    private static async Task CompareAsync<T>(IAsyncEnumerable<T> list, Exchange exchange)
    {
        var rows = await list.ToListAsync();
        var lines = exchange.Lines.ToList();
        Assert.That(rows, Has.Count.EqualTo(lines.Count));
        Assert.That(rows.Zip(lines).SelectMany((pair, row) => Recorded.Differences(pair.First, pair.Second, $"row {row}")), Is.Empty);
    }
}
