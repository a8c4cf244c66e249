using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Searches of a real server, against those of its own client.</summary>
[Category("Peers")]
internal sealed class RealSearchTests
{
    private const string Scope = "user.jdoe";

    // Letters only, so that no part of it is a number.
    private readonly string name = "s" + string.Concat(Guid.NewGuid().ToString("N").Select(letter => (char)(letter >= 'a' ? letter + 10 : letter - '0' + 'a')));

    [Test]
    public async Task EveryFilterFindsWhatTheOfficialClientFinds()
    {
        using var jdoe = new RealClient("jdoe");
        var (dids, begin) = (jdoe.Client.Dids, DateTimeOffset.UtcNow.AddMinutes(-5));
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, 4);
        DataIdentifier first = new(Scope, name + "/one_a"), second = new(Scope, name + "/one-b"), container = new(Scope, name + ".all");
        await dids.AddAsync(New(first) with { Metadata = new Dictionary<string, JsonNode?> { ["run_number"] = 7, ["phys_group"] = "AOD", ["campaign"] = "it's" } });
        await dids.AddAsync(New(second) with { Metadata = new Dictionary<string, JsonNode?> { ["run_number"] = 9, ["phys_group"] = "RAW" } });
        await dids.AddAsync(new NewDid(container, DataIdentifierType.Container));
        await dids.AttachAsync(first, files[..3]);
        await dids.AttachAsync(second, files[3..]);
        await dids.AttachAsync(container, [first, second]);
        await dids.CloseAsync(first);
        var after = begin.ToString("yyyy-MM-dd'T'HH:mm:ss");
        (string Filter, DidSearchType Type)[] searches =
        [
            .. Enum.GetValues<DidSearchType>().Select(type => ($"name={name}*", type)),
            ($"name={name}/one_a", DidSearchType.Dataset), ($"name={name}*one_*", DidSearchType.Dataset), ($"name={name}*,name!=*one_a", DidSearchType.Dataset),
            ($"name={name}*,length>=3", DidSearchType.All), ($"name={name}*,length<3", DidSearchType.All), ($"name={name}*,2<length<=3", DidSearchType.All), ($"name={name}*,3<length<=4", DidSearchType.All),
            ($"name={name}*,events>=200,events<400", DidSearchType.File), ($"name={name}*,bytes==40", DidSearchType.File), ($"name={name}*,run_number>7", DidSearchType.Dataset),
            ($"name={name}*,phys_group=AOD;name={name}*,run_number=9;name=never", DidSearchType.Dataset), ($"name={name}*,phys_group!=AOD", DidSearchType.Dataset), ($"name={name}*,phys_group=*A*,campaign=it's", DidSearchType.Dataset),
            ($"name={name}*,created_after={after}", DidSearchType.Collection), ($"name={name}*,created_before={after}", DidSearchType.Collection), ($"name={name}*,created_at>={after};name={name}*,length>1", DidSearchType.All),
            ($"name={name}*,type=file", DidSearchType.Dataset), ($"name={name}*,type=container;name={name}.0,type=file", DidSearchType.Dataset),
        ];

        var official = jdoe.Python($"(lambda parse: [client.list_dids('{Scope}', filters=parse(text, omit_name=True)[0], did_type=kind, long=True) for text, kind in {Literal(searches)}])(__import__('rucio.common.utils', fromlist=['x']).parse_did_filter_from_string_fe)").AsArray();

        var sizes = new List<int>();
        foreach (var ((filter, type), theirs) in searches.Zip(official))
        {
            var ours = await dids.SearchAsync(Scope, DidFilter.Parse(filter), type).ToListAsync();
            Assert.That(
                ours.Select(found => (found.Name, Type: found.DidType!.Value.ToString().ToUpperInvariant(), found.Bytes, found.Length)),
                Is.EquivalentTo(theirs!.AsArray().Select(row => ((string)row!["name"]!, (string)row["did_type"]!, (long?)row["bytes"], (long?)row["length"]))), $"{filter} {type}");
            sizes.Add(ours.Count);
        }

        Assert.That(sizes, Is.EqualTo(new[] { 3, 2, 1, 4, 7, 1, 1, 1, 1, 0, 1, 0, 2, 1, 1, 2, 1, 1, 3, 0, 7, 4, 2 }), "each finds what it was made for");
    }

    // The server finds names of every kind by these, does not say which, and drops alternatives by others: so its own client does.
    [Test]
    public async Task TheExperimentsOwnMetadataAreSearchedByKindAndWithOthers()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var file = (await MadeUpFiles.RegisterAsync(jdoe.Client, name + ".0")).Single();
        DataIdentifier first = new(Scope, name + ".a"), second = new(Scope, name + ".b");
        await dids.AddAsync(New(first));
        await dids.AddAsync(New(second) with { Metadata = new Dictionary<string, JsonNode?> { ["run_number"] = 3 } });
        await dids.AttachAsync(first, [file]);
        await dids.CloseAsync(first);
        await dids.SetMetadataAsync(first, new Dictionary<string, JsonNode?> { [$"{name}_n"] = 2, [$"{name}_t"] = "b", [$"{name}_f"] = true });
        await dids.SetMetadataAsync(file, new Dictionary<string, JsonNode?> { [$"{name}_n"] = 2.5 });

        (string Filter, DidSearchType Type, DataIdentifier[] Found)[] searches =
        [
            ($"{name}_n>1", DidSearchType.Dataset, [first]), ($"{name}_n>1", DidSearchType.File, [file]), ($"{name}_n>1", DidSearchType.All, [first, file]), ($"{name}_n>2", DidSearchType.All, [file]),
            ($"{name}_t=b,{name}_f=true", DidSearchType.Collection, [first]), ($"{name}_f=false", DidSearchType.All, []), ($"{name}_t=b*,name={name}*", DidSearchType.All, [first]), ($"{name}_none=1", DidSearchType.All, []),
            ($"{name}_n>1;name={name}.b", DidSearchType.All, [first, second, file]), ($"{name}_t=b;name={name}.*,run_number=3;name={name}.a", DidSearchType.Dataset, [first, second]),
        ];
        foreach (var (filter, type, found) in searches)
        {
            Assert.That(await dids.SearchAsync(Scope, DidFilter.Parse(filter), type).Select(one => one.Did).ToListAsync(), Is.EquivalentTo(found), $"{filter} {type}");
        }

        var whole = await dids.SearchAsync(Scope, DidFilter.Parse($"{name}_n=2"), DidSearchType.Dataset).SingleAsync();
        Assert.That((whole.DidType, whole.Length, whole.Bytes), Is.EqualTo(((DataIdentifierType?)DataIdentifierType.Dataset, (long?)1, (long?)10)));
        Assert.That(
            jdoe.Python($"client.list_dids('{Scope}', [dict({name}_n=2)], did_type='dataset', long=True)").AsArray().Select(row => (string?)row!["name"]), Is.EqualTo(new[] { first.Name }));
        Assert.That(async () => await dids.SearchAsync(Scope, DidFilter.Parse($"{name}_n=2,run_number=3")).ToListAsync(), Throws.TypeOf<RucioInvalidRequestException>());
    }

    [Test]
    public async Task NamesThatAreValuesInPythonAreFound()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var number = $"{Random.Shared.NextInt64(1L << 50, 1L << 60)}";
        string[] names = [name + ".true.v1", name + ".trXe.v1", name + ".FALSEly", number, number + ".5", number + "e3", number + "_0", "None" + name];
        foreach (var one in names)
        {
            await dids.AddAsync(New(new(Scope, one)));
        }

        Assert.That(jdoe.Python($"[client.get_did('{Scope}', name)['name'] for name in {new JsonArray([.. names])}]").AsArray().Select(one => (string)one!), Is.EqualTo(names));
        foreach (var one in names)
        {
            Assert.That(await Search(DidFilter.Named(one)), Is.EqualTo(new[] { one }));
        }

        Assert.That(await Search(DidFilter.Named(name + ".true*")), Is.EqualTo(names[..1]));
        Assert.That(await Search(DidFilter.Parse($"name={name}.true*;name={number};name={number}*")), Is.EquivalentTo(names[..1].Concat(names[3..7])));
        Assert.That(await Search(DidFilter.Parse($"name={name}*,name!=*true*")), Is.EquivalentTo(names[1..3]));
        Assert.That(await Search(DidFilter.Named(name + "%")), Is.Empty, "% is no wildcard");
    }

    [Test]
    public async Task RecursionFindsAllBelowOnce()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var number = $"{Random.Shared.NextInt64(1L << 50, 1L << 60)}";
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name + ".0", name + ".true", number);
        DataIdentifier first = new(Scope, "a." + name), second = new(Scope, number + ".ds"), inner = new(Scope, "inner." + name), other = new(Scope, "other." + name), outer = new(Scope, "outer." + name);
        await dids.AddAsync(New(first));
        await dids.AddAsync(New(second));
        await dids.AddAsync(new NewDid(inner, DataIdentifierType.Container));
        await dids.AddAsync(new NewDid(other, DataIdentifierType.Container));
        await dids.AddAsync(new NewDid(outer, DataIdentifierType.Container));
        await dids.AttachAsync(first, files[..1]);
        await dids.AttachAsync(inner, [first]);
        await dids.AttachAsync(other, [first]);
        await dids.AttachAsync(outer, [inner, other]);
        await dids.CloseAsync(first);

        (string Root, DidSearchType Type)[] searches =
            [("outer.", DidSearchType.All), ("outer.", DidSearchType.Collection), ("outer.", DidSearchType.Dataset), ("inner.", DidSearchType.Container), ("a.", DidSearchType.All), ("a.", DidSearchType.File)];
        var official = jdoe.Python($"[client.list_dids('{Scope}', [dict(name=root + '{name}')], did_type=kind, long=True, recursive=True) for root, kind in {Literal(searches)}]").AsArray();
        foreach (var ((root, type), theirs) in searches.Zip(official))
        {
            var ours = await dids.SearchAsync(Scope, DidFilter.Named(root + name), type, recursive: true).ToListAsync();

            // The official client gives what is in two containers twice.
            Assert.That(
                ours.Select(found => (found.Scope, found.Name, Type: found.DidType!.Value.ToString().ToUpperInvariant(), found.Bytes, found.Length)),
                Is.EquivalentTo(theirs!.AsArray().Select(row => ((string)row!["scope"]!, (string)row["name"]!, (string)row["did_type"]!, (long?)row["bytes"], (long?)row["length"])).Distinct()), $"{root} {type}");
        }

        // With these its own client fails, or leaves them out.
        await dids.AttachAsync(second, files);
        await dids.AttachAsync(inner, [second]);
        Assert.That(
            await dids.SearchAsync(Scope, DidFilter.Named("outer." + name), DidSearchType.All, recursive: true).Select(found => found.Did).ToListAsync(),
            Is.EquivalentTo([outer, inner, other, first, second, .. files]));
        Assert.That(
            () => dids.SearchAsync(Scope, DidFilter.Parse($"name={number}.ds,length>0"), DidSearchType.All, recursive: true).ToListAsync().AsTask(),
            Throws.TypeOf<RucioInvalidRequestException>());
    }

    [TestCase("name=x*,length>1*", "Wildcards")]
    [TestCase("name=x,a.b.c=1", "no reason given")]
    public void FilterThatTheServerRefusesSaysWhy(string filter, string why)
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(
            async () => await jdoe.Client.Dids.SearchAsync(Scope, new DidFilter([[.. filter.Split(',').Select(condition => condition.Replace(">", ".gt=").Split('=')).Select(pair => (pair[0], pair[1]))]])).ToListAsync(),
            Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains(why).Or.Message.Contains("None"));
    }

    [Test]
    public async Task UnknownScopeGivesNothing()
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(await jdoe.Client.Dids.SearchAsync("user.nobody", DidFilter.None).ToListAsync(), Is.Empty);
    }

    private static NewDid New(DataIdentifier did) => new(did, DataIdentifierType.Dataset);

    private static JsonArray Literal(IEnumerable<(string Filter, DidSearchType Type)> searches) =>
        [.. searches.Select(search => new JsonArray(search.Filter, search.Type.ToString().ToLowerInvariant()))];

    private static async Task<List<string>> Search(DidFilter filter)
    {
        using var jdoe = new RealClient("jdoe");
        return await jdoe.Client.Dids.SearchAsync(Scope, filter).Select(found => found.Name).ToListAsync();
    }
}
