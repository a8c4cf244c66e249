using System.Runtime.CompilerServices;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Dids;

/// <summary>A search for one kind of names.</summary>
internal sealed class DidSearch(RucioConnection connection, RucioDids dids, DidSearchType type)
{
    private const string NameKey = "name";
    private const string NotNameKey = "name.ne";

    // A condition of that name would be taken for another parameter of the call.
    private static readonly string[] Reserved = ["type", "limit", "long", "recursive", "filters"];

    // What every server keeps of a name itself; other keys are the experiment's own, which it keeps elsewhere and searches in another way.
    private static readonly string[] Standard =
    [
        NameKey, "type", "length", "bytes", "events", "adler32", "md5", "guid", "created_at", "created_after", "created_before", "expired_at", "deleted_at", "accessed_at", "closed_at", "eol_at",
        "project", "datatype", "run_number", "stream_name", "prod_step", "version", "campaign", "task_id", "panda_id", "lumiblocknr", "provenance", "phys_group", "transient", "hidden",
        "purge_replicas", "is_new", "is_archive", "constituent", "access_cnt",
    ];

    /// <summary>What is found.</summary>
    public IAsyncEnumerable<FoundDid> RunAsync(string scope, DidFilter filter, bool recursive, CancellationToken cancellation)
    {
        if (recursive && filter.Alternatives.SelectMany(all => all).All(condition => condition.Key is NameKey or NotNameKey))
        {
            return DescendAsync(RunAsync(scope, filter, recursive: false, cancellation), cancellation);
        }

        // Of alternatives with keys of both kinds servers refuse all, or leave some out.
        var together = filter.Alternatives.Count == 1 || filter.Alternatives.SelectMany(all => all).All(condition => Standard.Contains(condition.Key.Split('.')[0], StringComparer.Ordinal));
        return together && filter.Alternatives.SelectMany(all => all).All(IsExact) ? AskAsync(scope, filter, recursive, cancellation)
            : recursive ? throw new RucioInvalidRequestException("the server cannot search by that", scope, "it reads a part of the name as a number or as True or False, or searches the experiment's own metadata in another way, and would leave names out", "search without recursion, and list the content of what is found")
            : OneByOneAsync(scope, filter, cancellation);
    }

    // Where the server gives more or less than was wanted, each alternative is asked for by itself: a name that fits one may have come with another.
    private async IAsyncEnumerable<FoundDid> OneByOneAsync(string scope, DidFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = filter.Alternatives.Count > 1 ? new HashSet<DataIdentifier>() : null;
        foreach (var alternative in filter.Alternatives)
        {
            var names = alternative.Where(condition => condition.Key is NameKey or NotNameKey).Select(Pattern).ToList();
            var question = new List<(string, string)>();
            foreach (var condition in alternative)
            {
                if ((condition.Key is NameKey or NotNameKey ? Pattern(condition).Question : condition.Value) is { } value)
                {
                    question.Add((condition.Key, value));
                }
            }

            await foreach (var found in AskAsync(scope, new DidFilter([question]), recursive: false, cancellation).ConfigureAwait(false))
            {
                if (names.TrueForAll(name => name.Fits(found.Name)) && seen?.Add(found.Did) != false)
                {
                    yield return found;
                }
            }
        }
    }

    // The server would search for the names below again, with all that it misunderstands in them.
    private async IAsyncEnumerable<FoundDid> DescendAsync(IAsyncEnumerable<FoundDid> roots, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<DataIdentifier>();
        var open = new Queue<DataIdentifier>();
        await foreach (var root in roots.ConfigureAwait(false))
        {
            if (IsNew(root))
            {
                yield return root;
            }
        }

        while (open.TryDequeue(out var collection))
        {
            var inner = new List<DataIdentifier>();
            await foreach (var child in dids.ContentAsync(collection, cancellation).ConfigureAwait(false))
            {
                if (!Wanted(child.Type))
                {
                    continue;
                }

                if (child.Type != DataIdentifierType.File)
                {
                    inner.Add(child.Did);
                }
                else if (seen.Add(child.Did))
                {
                    yield return new FoundDid(child.Scope, child.Name, child.Type, child.Bytes, null);
                }
            }

            // What is attached says nothing of the size of datasets.
            await foreach (var data in dids.MetadataAsync(inner, cancellation: cancellation).ConfigureAwait(false))
            {
                if (RucioDids.Found(data) is var found && IsNew(found))
                {
                    yield return found;
                }
            }
        }

        bool IsNew(FoundDid found)
        {
            var isNew = seen.Add(found.Did);
            if (isNew && found.DidType != DataIdentifierType.File)
            {
                open.Enqueue(found.Did);
            }

            return isNew;
        }
    }

    private async IAsyncEnumerable<FoundDid> AskAsync(string scope, DidFilter filter, bool recursive, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<(string, string)> query = [("type", type.ToString().ToLowerInvariant())];
        if (filter.Alternatives is [var only] && !only.Any(condition => Reserved.Contains(condition.Key, StringComparer.Ordinal)))
        {
            query.AddRange(only);
        }
        else
        {
            query.Add(("filters", filter.ToPython()));
        }

        query.Add(("long", "True"));
        if (recursive)
        {
            query.Add(("recursive", "True"));
        }

        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("dids", scope, "dids", "search")) { Query = query };
        var bare = new List<DataIdentifier>();
        await foreach (var found in connection.ListAsync(request, RucioJson.Default.FoundDid, cancellation).ConfigureAwait(false))
        {
            if (found.DidType is not null)
            {
                yield return found;
                continue;
            }

            // By the experiment's own metadata servers find names of every kind, and do not say which.
            bare.Add(found.Did);
            if (bare.Count == DidAddress.MostInRequest)
            {
                await foreach (var whole in LookUpAsync(bare, cancellation).ConfigureAwait(false))
                {
                    yield return whole;
                }

                bare.Clear();
            }
        }

        await foreach (var whole in LookUpAsync(bare, cancellation).ConfigureAwait(false))
        {
            yield return whole;
        }
    }

    private IAsyncEnumerable<FoundDid> LookUpAsync(IEnumerable<DataIdentifier> names, CancellationToken cancellation) =>
        dids.MetadataAsync(names, cancellation: cancellation).Select(RucioDids.Found).Where(found => Wanted(found.DidType!.Value));

    private static bool IsExact((string Key, string Value) condition) => condition.Key is not (NameKey or NotNameKey) || Pattern(condition).IsExact;

    private static NamePattern Pattern((string Key, string Value) condition) => new(condition.Value, condition.Key == NotNameKey);

    private bool Wanted(DataIdentifierType kind) => type switch
    {
        DidSearchType.All => true,
        DidSearchType.Collection => kind != DataIdentifierType.File,
        _ => type.ToString() == kind.ToString(),
    };
}
