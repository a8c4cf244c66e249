using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>What a C++ type is that stands in a container or behind a member.</summary>
internal enum ContentForm
{
    /// <summary>A basic type: <see cref="ContentType.Number"/> is its fType.</summary>
    Number,

    /// <summary>std::string or TString.</summary>
    Text,

    /// <summary>A pointer to an object.</summary>
    Pointer,

    /// <summary>A container of items.</summary>
    List,

    /// <summary>A container of keys and values.</summary>
    Map,

    /// <summary>A class.</summary>
    Object,
}

/// <summary>A C++ type, taken apart once and not for each value of it.</summary>
/// <param name="Name">The type without namespace std, or the class behind a pointer.</param>
/// <param name="Form">What it is.</param>
/// <param name="Number">fType of a basic type, else 0.</param>
/// <param name="First">Items of a list, keys of a map.</param>
/// <param name="Second">Values of a map.</param>
internal sealed record ContentType(string Name, ContentForm Form, int Number = 0, ContentType? First = null, ContentType? Second = null)
{
    private const int DeepestNesting = 50;
    private const int Bool = 18;

    /// <summary>Takes a type apart; null where containers are nested beyond all measure.</summary>
    public static ContentType? Parse(string type, int nesting = 0)
    {
        if (nesting > DeepestNesting)
        {
            return null;
        }

        var name = WithoutConst(type.Trim());
        if (name.EndsWith('*'))
        {
            var target = Parse(name.TrimEnd('*', ' '), nesting + 1);

            // A pointer to a container or a text is written as what it points to.
            return target?.Form is null or ContentForm.List or ContentForm.Map or ContentForm.Text ? target : new(target.Name, ContentForm.Pointer);
        }

        if (name is "string" or "std::string" or "TString")
        {
            return new(name, ContentForm.Text);
        }

        if (TemplateName.BasicType(name) is > 0 and var number)
        {
            return new(name, ContentForm.Number, number);
        }

        var template = TemplateName.Parse(name);
        if (template.Name == "bitset")
        {
            return new(name, ContentForm.List, First: new("bool", ContentForm.Number, Bool));
        }

        if (!template.IsContainer)
        {
            return new(name, ContentForm.Object);
        }

        var first = Parse(template.Arguments[0], nesting + 1);
        var second = template.IsMap ? Parse(template.Arguments[1], nesting + 1) : null;
        return first is null || (template.IsMap && second is null) ? null : new(name, template.IsMap ? ContentForm.Map : ContentForm.List, 0, first, second);
    }

    /// <summary>The layout of a pair whose file does not hold one: its two members by their types; null for other classes.</summary>
    public static StreamerInfo? PairLayout(string className)
    {
        var template = TemplateName.Parse(className);
        if (template.Name != "pair" || template.Arguments.Count != 2
            || Parse(template.Arguments[0]) is not { } first || Parse(template.Arguments[1]) is not { } second)
        {
            return null;
        }

        return new(className, 0, 0, [first.AsElement("first"), second.AsElement("second")]);
    }

    /// <summary>The layout of a map's keys and values as pairs.</summary>
    public StreamerInfo AsPair() => new($"pair<{First!.Name},{Second!.Name}>", 0, 0, [First.AsElement("first"), Second.AsElement("second")]);

    private StreamerElement AsElement(string member) => Form switch
    {
        ContentForm.Number => new(member, "", Number, 0, Name, "TStreamerBasicType"),
        ContentForm.Text when Name == "TString" => new(member, "", StreamerType.String, 0, Name, "TStreamerString"),
        ContentForm.Text => new(member, "", StreamerType.StlString, 0, Name, "TStreamerSTLstring"),
        ContentForm.Pointer => new(member, "", StreamerType.AnyPointer, 0, Name + "*", "TStreamerObjectAnyPointer"),
        ContentForm.Object => new(member, "", StreamerType.Any, 0, Name, "TStreamerObjectAny"),
        _ => new(member, "", StreamerType.Stl, 0, Name, "TStreamerSTL"),
    };

    private static string WithoutConst(string type) => type.StartsWith("const ", StringComparison.Ordinal) ? type["const ".Length..].TrimStart() : type;
}
