using System.Collections;
using System.Text;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootReference.Digests;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>
/// Takes an object apart into columns, as ROOT's answers have it: the object as one entry (root-answers/README.md). Not thread-safe.
/// </summary>
/// <param name="found">Where the values go.</param>
/// <param name="shapes">Which members are arrays of a fixed size, which are base classes.</param>
/// <param name="isGraph">True where an object that is met again anywhere is only a reference ("once").</param>
internal sealed class ObjectColumns(ColumnSummaries found, MemberShapes shapes, bool isGraph)
{
    private const int Deepest = 200;

    private readonly HashSet<RootObject> open = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<RootObject> met = new(ReferenceEqualityComparer.Instance);

    /// <summary>The classes, with their versions, of the objects at each path.</summary>
    public Dictionary<string, HashSet<(string Name, int Version)>> Classes { get; } = [];

    /// <summary>The first reason why something of it was not read.</summary>
    public string? Unread { get; private set; }

    /// <summary>True where the names and bounds of collections are columns, as they are in entries of trees.</summary>
    public bool KeepsCollections { get; init; }

    /// <summary>Whether a member's class is of RooFit: its libraries are ROOT's own, also where a file's other classes are not.</summary>
    public bool IsOfRooFit(string path)
    {
        for (var end = path.LastIndexOf('.'); end >= 0; end = end == 0 ? -1 : path.LastIndexOf('.', end - 1))
        {
            if (Classes.TryGetValue(path[..end], out var classes) && classes.All(type => type.Name.StartsWith("Roo", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the next of many values.</summary>
    public void Add(object? value, IReadOnlyList<int> sizes)
    {
        open.Clear();
        met.Clear();
        Add("", value, sizes);
    }

    public void Add(RootObject value)
    {
        met.Add(value);
        AddObject("", value);
    }

    private void Add(string path, object? value, IReadOnlyList<int> sizes)
    {
        switch (value)
        {
            case null:
                found.At(path, "null").AddCount(1);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                found.At(path, "string").AddTexts([0, bytes.Length], bytes);
                break;
            case KeyValuePair<object?, object?> pair:
                Add($"{path}.0", pair.Key, []);
                Add($"{path}.1", pair.Value, []);
                break;
            case RootObject inner when open.Contains(inner) || open.Count > Deepest || (isGraph && !met.Add(inner)):
                found.At(path, "ref").AddCount(1);
                break;
            case RootObject inner:
                AddObject(path, inner);
                break;
            case Array array:
                AddArray(path, array, sizes);
                break;
            default:
                AddNumbers(path, value.GetType(), ObjectNumbers.Bytes(value));
                break;
        }
    }

    private void AddObject(string path, RootObject value)
    {
        Unread ??= value.Unread;
        if ((KeepsCollections || value.ClassName is "TRef" or "TRefArray") && AddAsEntry(path, value))
        {
            return;
        }

        open.Add(value);
        if (!Classes.TryGetValue(path, out var classes))
        {
            Classes[path] = classes = [];
        }

        classes.Add((value.ClassName, value.Version));
        var isPair = value.ClassName.StartsWith("pair<", StringComparison.Ordinal);
        var isEmpty = true;
        foreach (var (name, member) in value.Members)
        {
            switch (name)
            {
                case "fUniqueID" or "fBits" or "fPID" when value.ClassName != "TObject":
                case "fLowerBound" or "fUIDs" when value.ClassName == "RooRefArray":
                    break;
                case "fArray" when shapes.IsArray(value.ClassName, value.Version) && found.Wants($"{path}.fN", "number") && !found.Wants($"{path}[]", "list"):
                    Add($"{path}.fN", (member as Array)?.Length ?? 0, []);
                    break;
                case "content":
                case "fArray" when value.ClassName.StartsWith("TArray", StringComparison.Ordinal) || shapes.IsArray(value.ClassName, value.Version):
                case "fString" when value.ClassName is "string" or "std::string" or "TString":
                case var type when shapes.IsContainerBase(value, type):
                    isEmpty = false;
                    Add(path, member, []);
                    break;
                case "fLowerBound" when KeepsCollections && value.ClassName is "TObjArray" or "TClonesArray":
                    Add($"{path}.{name}", member, []);
                    break;
                case "options" or "fLowerBound" or "fClass" when value.Items.Count > 0 || IsCollection(value):
                    break;
                case "fName" when value.ClassName == "TClonesArray" && !KeepsCollections:
                case "fName" when value.ClassName == "TMap":
                    break;
                default:
                    isEmpty = false;
                    Add($"{path}.{(isPair ? PairMember(name) : name)}", member, shapes.Sizes(value, name));
                    break;
            }
        }

        if (IsCollection(value))
        {
            isEmpty = false;
            AddItems(path, value);
        }

        if (isEmpty)
        {
            found.At(path, "record0").AddCount(1);
        }

        open.Remove(value);
    }

    // What the other reader has for texts and references in entries of trees.
    private bool AddAsEntry(string path, RootObject value)
    {
        const uint ObjectNumber = 0x00FF_FFFF;
        switch (value.ClassName)
        {
            case "TObjString":
                Add(path, value.Get<string>("fString"), []);
                return true;
            case "TRef" when KeepsCollections && !found.WantsWithin(path):
                // The other reader leaves it out.
                return true;
            case "TRef":
                Add($"{path}.ref", value.Get<uint>("fUniqueID") & ObjectNumber, []);
                return true;
            case "TRefArray":
                var references = Array.ConvertAll(value.Get<uint[]>("fUIDs") ?? [], id => (int)(id & ObjectNumber));
                Add($"{path}.fName", value.Get<string>("fName"), []);
                Add($"{path}.fSize", references.Length, []);
                Add($"{path}.refs", references, []);
                return true;
            default:
                return false;
        }
    }

    private static string PairMember(string name) => name switch
    {
        "first" => "0",
        "second" => "1",
        _ => name,
    };

    private static bool IsCollection(RootObject value) => value.ClassName is "TList" or "THashList" or "TObjArray" or "TClonesArray" or "TOrdCollection" or "TSortedList" or "TRefArray" or "RooRefArray";

    private void AddItems(string path, RootObject value)
    {
        if (value.ClassName != "TClonesArray" || KeepsCollections)
        {
            AddNumbers($"{path}.fSize", typeof(int), ObjectNumbers.Bytes(value.Items.Count));
        }

        AddList(path, value.Items.ToArray());
    }

    private void AddArray(string path, Array array, IReadOnlyList<int> sizes)
    {
        if (sizes.Count == 0)
        {
            AddList(path, array);
            return;
        }

        AddItems(path + string.Concat(sizes.Select(size => $"[{size}]")), array);
    }

    private void AddList(string path, Array array)
    {
        found.At($"{path}[]", "list").AddLists([0, array.Length]);
        AddItems($"{path}[]", array);
    }

    private void AddItems(string path, Array array)
    {
        var type = array.GetType().GetElementType()!;
        if (type.IsPrimitive)
        {
            AddNumbers(path, type, ObjectNumbers.Bytes(array));
            return;
        }

        foreach (var item in (IEnumerable)array)
        {
            Add(path, item, []);
        }
    }

    private void AddNumbers(string path, Type type, byte[] bytes) => found.AddNumbers(path, bytes, ObjectNumbers.KindOf(type));
}
