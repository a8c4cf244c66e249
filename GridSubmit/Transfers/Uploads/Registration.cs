using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Registers files that are up, some together. Where the server refuses, what this call has put onto the storage is removed again: nobody would
/// find it. Thread-safe.
/// </summary>
internal sealed class Registration(RucioClient client, StorageWriter storage, string rse, int together) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly List<(UploadReport Report, NewReplica Replica)> waiting = [];

    /// <summary>Adds a file.</summary>
    /// <exception cref="RucioException">The catalogue refuses.</exception>
    public async Task AddAsync(UploadReport report, NewReplica replica, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            waiting.Add((report, replica));
            if (waiting.Count >= together)
            {
                await RegisterAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Registers those that wait.</summary>
    /// <exception cref="RucioException">The catalogue refuses.</exception>
    public async Task EndAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (waiting.Count > 0)
            {
                await RegisterAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task RegisterAsync(CancellationToken cancellation)
    {
        var some = waiting.ToList();
        waiting.Clear();
        try
        {
            await client.Replicas.AddAsync(rse, [.. some.Select(one => one.Replica)], cancellation).ConfigureAwait(false);
        }
        catch (RucioException e) when (e is RucioAccessDeniedException or RucioScopeNotFoundException or RucioInvalidRequestException or RucioRseNotFoundException)
        {
            foreach (var (report, _) in some.Where(one => !one.Report.WasThere))
            {
                await storage.DeleteAsync(report.Address, cancellation).ConfigureAwait(false);
            }

            throw;
        }
    }
}
