using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Finds the RSE that is meant and the protocol that it is written by, before anything is sent.</summary>
internal sealed class UploadSite(RucioClient client)
{
    /// <summary>The name of the RSE and a scheme.</summary>
    /// <param name="text">The name, or an expression that means one RSE.</param>
    /// <param name="scheme">The scheme that is wanted; null: the first that can be written here.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="UploadException">It cannot be written from here.</exception>
    public async Task<(string Rse, string Scheme)> FindAsync(string text, string? scheme, CancellationToken cancellation)
    {
        var rse = await OneAsync(text, cancellation).ConfigureAwait(false);
        if (rse.AvailabilityWrite == false)
        {
            throw new UploadException($"{rse.Name} cannot be written", rse.Name, "the site has closed it for writing", "choose another RSE: hep rucio rses lists them");
        }

        if (rse.Deterministic == false)
        {
            throw new UploadException(
                $"{rse.Name} cannot be written directly", rse.Name, "it does not make addresses out of names (it is not deterministic, as tapes are not)",
                $"upload to a disk and have it copied by a rule: hep rucio add-rule SCOPE:NAME --rses {rse.Name}");
        }

        var protocols = await client.Rses.GetProtocolsAsync(rse.Name, cancellation: cancellation).ConfigureAwait(false);
        var writable = protocols.Where(IsWritable).ToList();
        var can = StorageWriter.Schemes.Where(item => writable.Any(protocol => protocol.Scheme == item && (item != "file" || Directory.Exists(protocol.Prefix)))).ToList();
        var chosen = scheme is null ? can.FirstOrDefault() : can.FirstOrDefault(item => item == scheme);
        return chosen is not null ? (rse.Name, chosen) : throw new UploadException(
            $"{rse.Name} cannot be written from here{(scheme is null ? "" : $" by {scheme}")}", rse.Name,
            writable.Count == 0 ? "none of its protocols is for writing" : $"it is written by {string.Join(", ", writable.Select(protocol => protocol.Scheme).Distinct())}{(writable.Exists(protocol => protocol.Scheme == "file") ? "; its folder is not mounted here" : "")}",
            can.Count > 0 ? $"from here it can be written by {string.Join(", ", can)}" : $"hep writes {string.Join(", ", StorageWriter.Schemes)}; choose another RSE");
    }

    /// <summary>Refuses scopes that are not there.</summary>
    /// <exception cref="RucioScopeNotFoundException">One is not.</exception>
    public async Task CheckScopesAsync(IEnumerable<string> wanted, CancellationToken cancellation)
    {
        var scopes = await client.Dids.ScopesAsync(cancellation).ConfigureAwait(false);
        if (wanted.FirstOrDefault(scope => !scopes.Contains(scope)) is { } unknown)
        {
            throw new RucioScopeNotFoundException($"there is no scope '{unknown}'", null, $"nearest: {string.Join(", ", NearestNames.Of(unknown, scopes, 3))}", "hep rucio ls without a name lists the scopes; --scope says another one");
        }
    }

    private static bool IsWritable(RseProtocol protocol) => protocol.Domains is null || protocol.Domains.Wan?.Write > 0 || protocol.Domains.Lan?.Write > 0;

    private async Task<RucioRse> OneAsync(string text, CancellationToken cancellation)
    {
        try
        {
            return await client.Rses.GetAsync(text, cancellation).ConfigureAwait(false);
        }
        catch (RucioRseNotFoundException e)
        {
            var names = await ByExpressionAsync(text, cancellation).ConfigureAwait(false);
            if (names.Count == 1)
            {
                return await client.Rses.GetAsync(names[0], cancellation).ConfigureAwait(false);
            }

            // Which one it would be would be chance, and a second call might not go on with the first.
            if (names.Count > 1)
            {
                throw new RucioInvalidRequestException($"'{text}' means several RSEs", null, string.Join(", ", names), "say which one of them: files are uploaded to one, and copied to others by rules");
            }

            var all = await client.Rses.ListAsync(cancellation).Select(rse => rse.Name).ToListAsync(cancellation).ConfigureAwait(false);
            var near = all.Where(name => name.Contains(text, StringComparison.OrdinalIgnoreCase)).Concat(NearestNames.Of(text, all, 3)).Distinct().Take(3);
            throw new RucioRseNotFoundException($"there is no RSE '{text}'", null, $"nearest: {string.Join(", ", near)}", "hep rucio rses lists them", e);
        }
    }

    private async Task<List<string>> ByExpressionAsync(string text, CancellationToken cancellation)
    {
        try
        {
            return await client.Rses.ListAsync(text, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        }
        catch (RucioInvalidRseExpressionException)
        {
            return [];
        }
    }
}
