using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootReference.Objects;

/// <summary>Compares one object with an answer of the generic form of FORMAT.md, down to every member that the answer names.</summary>
internal sealed class ValueComparison
{
    private const string Cut = "...";
    private const char CutText = '\u2026';
    private const int LongestText = 4000;
    private readonly HashSet<RootObject> met = [];
    private RootObject? whole;

    public List<string> Wrong { get; } = [];

    /// <summary>The first reason why something of it was not read.</summary>
    public string? Unread { get; private set; }

    public void Compare(string path, object? have, JsonElement want)
    {
        if (have is RootObject { Unread: { } reason })
        {
            Unread ??= $"{path} {reason}".TrimStart();
        }

        switch (want.ValueKind)
        {
            case JsonValueKind.Object:
                CompareObject(path, have, want);
                break;
            case JsonValueKind.Array:
                CompareItems(path, have switch
                {
                    RootObject { ClassName: ['p', 'a', 'i', 'r', '<', ..] } => have,
                    KeyValuePair<object?, object?> pair => new[] { pair.Key, pair.Value },
                    _ => Content(have),
                }, want);
                break;
            case JsonValueKind.Null:
                // The other reader has nothing for an object that it has not finished yet.
                if (have is RootObject open && !met.Contains(open))
                {
                    Unread ??= "not confirmed: an object where the other reader has null";
                }
                else
                {
                    Check(path, have is null or RootObject or Array { Length: 0 }, have, want);
                }

                break;
            case JsonValueKind.String when have is float or double:
                Check(path, Convert.ToDouble(have, CultureInfo.InvariantCulture).Equals(NonFinite(want.GetString()!)), have, want);
                break;
            case JsonValueKind.String:
                Check(path, SameText(Text(have), want.GetString()!), have, want);
                break;
            default:
                Check(path, SameNumber(have, want), have, want);
                break;
        }
    }

    /// <summary>Compares the members that stand in the answer itself, under their names in ROOT: fX, fNpoints …</summary>
    /// <param name="have">The object.</param>
    /// <param name="want">The answer.</param>
    /// <param name="apart">Members that are compared elsewhere.</param>
    public void CompareStored(RootObject have, JsonElement want, IReadOnlyCollection<string> apart)
    {
        met.Add(have);
        Unread ??= have.Unread;
        foreach (var member in want.EnumerateObject().Where(member => member.Name.Length > 1 && member.Name[0] == 'f' && char.IsUpper(member.Name[1]) && !apart.Contains(member.Name)))
        {
            if (have.Members.TryGetValue(member.Name, out var value))
            {
                Compare($".{member.Name}", value, member.Value);
            }
            else
            {
                Wrong.Add($".{member.Name} is missing");
            }
        }
    }

    private void CompareObject(string path, object? have, JsonElement want)
    {
        if (want.TryGetProperty("_ref", out _) || want.TryGetProperty("_truncated", out _) || want.TryGetProperty("_unknown", out _) || want.TryGetProperty("_blob", out _) || want.TryGetProperty("_python", out _))
        {
            return;
        }

        if (want.TryGetProperty("_array", out var type))
        {
            CompareArray(path, Content(have), type.GetString()!, want);
        }
        else if (want.TryGetProperty("value", out var value) && want.TryGetProperty("_class", out _))
        {
            Compare(path, have, value);
        }
        else if (want.TryGetProperty("_map", out var map) && Content(have) is KeyValuePair<object?, object?>[] pairs)
        {
            CompareItems(path, pairs.Select(pair => new[] { pair.Key, pair.Value }).ToArray(), map);
        }
        else if (have is not RootObject found)
        {
            Check(path, false, have, want);
        }
        else
        {
            // A reference back to the object of the key: the other reader takes another one for it.
            if (!met.Add(found) && found == whole)
            {
                return;
            }

            whole ??= found;
            CompareMembers(path, found, want);
        }
    }

    private void CompareMembers(string path, RootObject have, JsonElement want)
    {
        if (want.TryGetProperty("members", out var members))
        {
            // What a Streamer of its own has written has no names in the answer (_blob).
            foreach (var member in members.EnumerateObject().Where(member => member.Name[0] != '@' && member.Name != "_blob"))
            {
                if (have.Members.TryGetValue(member.Name, out var value))
                {
                    Compare($"{path}.{member.Name}", value, member.Value);
                }
                else if (member.Name == "fN" && have.Members.GetValueOrDefault("fArray") is Array array && member.Value.ValueKind == JsonValueKind.Number)
                {
                    Check($"{path}.fN", array.Length == member.Value.GetInt32(), array.Length, member.Value);
                }
                else if (member.Name == "fSize" && member.Value.ValueKind == JsonValueKind.Number)
                {
                    Check($"{path}.fSize", have.Items.Count == member.Value.GetInt32(), have.Items.Count, member.Value);
                }
                else
                {
                    Wrong.Add($"{path}.{member.Name} is missing");
                }
            }
        }

        if (want.TryGetProperty("items", out var items))
        {
            CompareItems(path, have.Items, items);
        }

        if (want.TryGetProperty("options", out var options) && have.Members.TryGetValue("options", out var drawn))
        {
            // Options are cut where the items are, without a mark.
            var length = options.GetArrayLength();
            CompareItems($"{path} options", drawn is string[] all && length < all.Length && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() == length + 1 ? all[..length] : drawn, options);
        }
    }

    private void CompareItems(string path, object? have, JsonElement want)
    {
        // A pair stands as its two values.
        if (have is RootObject pair && pair.ClassName.StartsWith("pair<", StringComparison.Ordinal))
        {
            have = pair.Members.Values.ToArray();
        }
        else if (have is KeyValuePair<object?, object?> entry)
        {
            have = new[] { entry.Key, entry.Value };
        }

        // Long lists are cut in the answer: the last item says how long they are.
        var length = want.GetArrayLength();
        var cut = length > 0 && want[length - 1] is { ValueKind: JsonValueKind.Object } last && last.TryGetProperty(Cut, out var all) ? all.GetInt32() : length;
        if (have is not System.Collections.IList list || list.Count != cut)
        {
            Wrong.Add($"{path}: {(have as System.Collections.IList)?.Count.ToString(CultureInfo.InvariantCulture) ?? have ?? "nothing"} for {cut} items");
            return;
        }

        var index = 0;
        foreach (var item in want.EnumerateArray().Take(cut == length ? length : length - 1))
        {
            Compare($"{path}[{index}]", list[index], item);
            index++;
        }
    }

    private void CompareArray(string path, object? have, string type, JsonElement want)
    {
        if (have is not Array values || want.GetProperty("count").GetInt64() != values.Length)
        {
            Wrong.Add($"{path}: {(have as Array)?.Length.ToString(CultureInfo.InvariantCulture) ?? "nothing"} for {want.GetProperty("count")} values");
            return;
        }

        if (values.Length == 0)
        {
            return;
        }

        if (TypeOf(values) is { } stored && stored != type)
        {
            Wrong.Add($"{path}: {stored} for {type}");
        }

        var size = Buffer.ByteLength(values);
        var bytes = new byte[size];
        Buffer.BlockCopy(values, 0, bytes, 0, size);
        var equal = Convert.ToHexStringLower(SHA256.HashData(bytes)) == want.GetProperty("sha256").GetString();
        Check($"{path} ({type})", equal, values.GetType().Name, want.GetProperty("sha256"));
    }

    private static string? TypeOf(Array values) => Type.GetTypeCode(values.GetType().GetElementType()) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.SByte => "int8",
        TypeCode.Byte => "uint8",
        TypeCode.Int16 => "int16",
        TypeCode.UInt16 => "uint16",
        TypeCode.Int32 => "int32",
        TypeCode.UInt32 => "uint32",
        TypeCode.Int64 => "int64",
        TypeCode.UInt64 => "uint64",
        TypeCode.Single => "float32",
        TypeCode.Double => "float64",
        _ => null,
    };

    private void Check(string path, bool equal, object? have, JsonElement want)
    {
        if (!equal)
        {
            var text = want.ToString();
            Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{path} {have ?? "null"} for {text[..Math.Min(text.Length, 80)]}"));
        }
    }

    // What is a container or an array itself, not a member of something.
    private static object? Content(object? have) => have is RootObject found
        ? found.Members.GetValueOrDefault("content") ?? found.Members.GetValueOrDefault("fArray") ?? (found.Items.Count > 0 ? found.Items : null)
        : have;

    private static string? Text(object? have) => have is RootObject found ? found.Get<string>("fString") : have as string;

    private static bool SameText(string? have, string want) =>
        have == want || (have is not null && want.Length > LongestText && want[^1] == CutText && have.StartsWith(want[..^1], StringComparison.Ordinal));

    private static double NonFinite(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => 0,
    };

    // Answers made out of ROOT's JSON have nine digits of a float.
    private static bool SameNumber(object? have, JsonElement want) => want.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? have is bool truth ? truth == want.GetBoolean() : have is not null and not RootObject and not Array and not string && Convert.ToDouble(have, CultureInfo.InvariantCulture) != 0 == want.GetBoolean()
        : have switch
        {
            float value => value == (float)want.GetDouble(),
            double value => value == want.GetDouble(),
            ulong value => want.TryGetUInt64(out var unsigned) && unsigned == value,
            bool value => want.GetDouble() == (value ? 1 : 0),
            sbyte or byte or short or ushort or int or uint or long => want.TryGetInt64(out var integer) && integer == Convert.ToInt64(have, CultureInfo.InvariantCulture),
            _ => false,
        };
}
