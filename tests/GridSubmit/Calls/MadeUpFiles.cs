using System.Globalization;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Files that are registered at SITE-B_USERDISK without being there, for what looks at names only.</summary>
internal static class MadeUpFiles
{
    public const string Site = "SITE-B_USERDISK";

    /// <summary>Registers as many as there are names; the first has 10 bytes and 100 events, the next 20 and 200 …</summary>
    public static async Task<DataIdentifier[]> RegisterAsync(RucioClient client, params string[] names)
    {
        DataIdentifier[] files = [.. names.Select(name => new DataIdentifier("user.jdoe", name))];
        await client.Replicas.AddAsync(Site, [.. files.Select((file, index) => New(file, index + 1))]);
        return files;
    }

    /// <summary>The same under a common name: <c>name.0</c>, <c>name.1</c> …</summary>
    public static Task<DataIdentifier[]> RegisterAsync(RucioClient client, string name, int count) =>
        RegisterAsync(client, [.. Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"{name}.{index}"))]);

    /// <summary>A replica as it is registered.</summary>
    public static NewReplica New(DataIdentifier file, int number) => new(file, 10 * number, string.Create(CultureInfo.InvariantCulture, $"{number:x8}"))
    {
        Md5 = string.Create(CultureInfo.InvariantCulture, $"{number:x32}"),
        Guid = $"{Guid.NewGuid():N}",
        Events = 100 * number,
    };
}
