using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Whether there is room for files at an RSE, before they are sent: the quota of the account, and what is free there. The server refuses the rule
/// otherwise, after all bytes are up.
/// </summary>
internal sealed class UploadRoom(RucioClient client)
{
    /// <summary>The attribute of accounts without limits.</summary>
    private const string NoLimits = "admin";

    /// <param name="rse">The RSE.</param>
    /// <param name="dataset">The dataset that the rule will keep; null: the files themselves.</param>
    /// <param name="files">The files that it gets, with their sizes.</param>
    /// <param name="registered">Those that the RSE has already.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RucioInsufficientQuotaException">There is not.</exception>
    public async Task CheckAsync(string rse, DataIdentifier? dataset, IReadOnlyDictionary<DataIdentifier, long> files, IReadOnlySet<DataIdentifier> registered, CancellationToken cancellation)
    {
        var news = files.Where(file => !registered.Contains(file.Key)).Sum(file => file.Value);
        await CheckSpaceAsync(rse, news, cancellation).ConfigureAwait(false);
        var account = await client.Accounts.GetOwnNameAsync(cancellation).ConfigureAwait(false);
        var attributes = await client.Accounts.GetAttributesAsync(account, cancellation).ConfigureAwait(false);
        if (attributes.TryGetValue(NoLimits, out var value) && value == "True")
        {
            return;
        }

        var wanted = dataset is { } set && !await IsKeptAsync(set, rse, account, cancellation).ConfigureAwait(false) ? await AllBytesAsync(set, files, cancellation).ConfigureAwait(false) : news;
        if (wanted > 0)
        {
            await CheckQuotaAsync(rse, account, wanted, cancellation).ConfigureAwait(false);
        }
    }

    private async Task CheckQuotaAsync(string rse, string account, long wanted, CancellationToken cancellation)
    {
        var quotas = await client.Accounts.GetQuotasAsync(account, cancellation).ConfigureAwait(false);
        var quota = quotas.FirstOrDefault(one => one.Rse == rse);
        var narrow = quota?.Global.FirstOrDefault(limit => limit.BytesRemaining < wanted);
        if (quota is null || quota.LocalRemaining < wanted || narrow is not null)
        {
            var (where, limit, used) = narrow is null ? (rse, quota?.Limit ?? 0, quota?.Used ?? 0) : ($"{rse} ({narrow.RseExpression} together)", narrow.BytesLimit ?? 0, narrow.Bytes ?? 0);
            throw new RucioInsufficientQuotaException(
                $"not enough quota at {rse}", $"account {account} at {where}",
                $"{wanted:N0} bytes are wanted, and {Math.Max(limit - used, 0):N0} are left: the limit is {limit:N0}, {used:N0} are used",
                "nothing was sent; hep rucio quota shows what is left, delete rules that are not needed, choose another RSE, or ask the site for more");
        }
    }

    private async Task CheckSpaceAsync(string rse, long wanted, CancellationToken cancellation)
    {
        var usages = await client.Rses.ListUsageAsync(rse, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        if (wanted > 0 && usages.Find(usage => usage.Source == "storage")?.Free is { } free)
        {
            var limits = await client.Rses.GetLimitsAsync(rse, cancellation).ConfigureAwait(false);
            var least = Math.Max(limits.GetValueOrDefault("MinFreeSpace"), 0);
            if (free - least < wanted)
            {
                throw new RucioInsufficientQuotaException(
                    $"not enough room at {rse}", rse, $"{wanted:N0} bytes are wanted, {free:N0} are free, and {least:N0} are to stay free", "nothing was sent; choose another RSE: hep rucio rses NAME shows what is free");
            }
        }
    }

    private async Task<bool> IsKeptAsync(DataIdentifier dataset, string rse, string account, CancellationToken cancellation)
    {
        try
        {
            return await client.Rules.ListAsync(dataset, cancellation).AnyAsync(rule => rule.RseExpression == rse && rule.Account == account, cancellation).ConfigureAwait(false);
        }
        catch (RucioDataIdentifierNotFoundException)
        {
            return false;
        }
    }

    // The rule will take what is in the dataset already, too.
    private async Task<long> AllBytesAsync(DataIdentifier dataset, IReadOnlyDictionary<DataIdentifier, long> files, CancellationToken cancellation)
    {
        var sum = files.Values.Sum();
        try
        {
            await foreach (var file in client.Dids.FilesAsync(dataset, cancellation).ConfigureAwait(false))
            {
                sum += files.ContainsKey(file.Did) ? 0 : file.Bytes ?? 0;
            }
        }
        catch (RucioDataIdentifierNotFoundException)
        {
            // It will be made.
        }

        return sum;
    }
}
