namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>The exchanges that no call of the client repeats, and why: nothing is left out silently.</summary>
internal static class NotRepeated
{
    private static readonly (string Why, int[] Numbers)[] Groups =
    [
        ("a login without name and password, which the client does not send", [4]),
        ("/auth/validate answers no JSON and does not say that a token has expired; the client reads the date that comes with the token", [11, 12, 13, 14, 291]),
        ("a call without a token, which the client never makes", [15]),
        ("administration, which is not for this client: accounts, identities, scopes, storage elements, limits, attributes", [
            19, 20, 21, 25, 26, 27, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 57,
            177, 178, 182, 184, 185, 186, 187, 236, 238, 239, 285, 286, 302, 303, 304, 305, 306]),
        ("another address of what the client asks for otherwise", [29, 106, 123, 163, 166, 181, 258, 325]),
        ("a container whose body says monotonic: false, which is not said where it is the default", [63]),
        ("a request that the client cannot be made to send: wrong type, no JSON, wrong key, wrong word", [67, 68, 69, 92, 98, 160, 162, 216, 218, 224, 331, 334, 335]),
        ("an Accept header that the client does not send", [9, 10, 99, 108, 114, 142, 161, 312, 313, 314, 315]),
        ("an address without its end slash, or with one too many, or none of Rucio's", [75, 196, 261, 262, 263, 326, 327]),
        ("a replica registered as being copied, which the client registers when it is there", [233]),
        ("attached by /dids/attachments, which takes what is attached already", [76, 77, 78, 79, 80, 81, 82, 83, 140, 234, 243, 277, 278, 279, 288, 323]),
        ("many made at once, where the server checks no name; the client makes them one by one", [87]),
        ("a search that asks for names only: the client asks for sizes too", [88, 90, 91, 93, 94, 95, 96, 97, 100, 131, 132, 133, 135, 329, 330]),
        ("alternatives by the experiment's own metadata together, of which the server leaves some out: the client asks for each by itself", [134]),
        ("a scope listed whole, which a search does", [101, 102]),
        ("files of a name that is not there: the client counts them first, and does not come to this", [113]),
        ("metadata are asked for by /dids/bulkmeta, which takes every name", [120, 121, 122, 252]),
        ("metadata are set all at once", [125, 126, 128, 318]),
        ("a limit of addresses, at which the server fails", [155]),
        ("metalinks and replicas by GET, which lack half of what the list by POST has", [164, 165, 169, 170, 171]),
        ("replicas declared bad, which is for administrators", [175]),
        ("a body that says null where the client says nothing", [151, 195, 229]),
        ("the time to complete is not estimated by the server", [205, 206]),
        ("the history of a rule, which the server does not find", [213, 228]),
        ("a name that ends as an address does: the client refuses to make one, and looks one up by /dids/bulkmeta", [256, 257]),
    ];

    /// <summary>Numbers and reasons.</summary>
    public static IReadOnlyDictionary<int, string> All { get; } = Groups.SelectMany(group => group.Numbers.Select(number => (number, group.Why))).ToDictionary();
}
