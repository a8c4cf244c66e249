using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Members of objects in the form that views need.</summary>
internal static class ViewMembers
{
    /// <summary>fName.</summary>
    public static string Name(this RootObject value) => value.Get<string>("fName") ?? "";

    /// <summary>fTitle.</summary>
    public static string Title(this RootObject value) => value.Get<string>("fTitle") ?? "";

    /// <summary>Numbers of any type, as an array or a TArray; empty where there are none.</summary>
    public static double[] Doubles(this RootObject? value, string member) => Doubles(value?.Get<object>(member));

    /// <inheritdoc cref="Doubles(RootObject?, string)"/>
    public static double[] Doubles(object? numbers) => numbers switch
    {
        double[] doubles => doubles,
        Array others when others.GetType().GetElementType() is { IsPrimitive: true } => [.. others.Cast<object>().Select(static number => Convert.ToDouble(number, null))],
        RootObject array => Doubles(array.Get<object>("fArray")),
        _ => [],
    };

    /// <summary>The objects of a list that is a member; empty where there is none.</summary>
    public static IReadOnlyList<RootObject> Objects(this RootObject value, string member) => value.Get<object>(member) switch
    {
        RootObject list => [.. list.Items.OfType<RootObject>()],
        object?[] items => [.. items.OfType<RootObject>()],
        _ => [],
    };

    /// <summary>The objects of a list that is a member, each with its drawing option.</summary>
    public static IReadOnlyList<(RootObject Object, string Option)> Drawn(this RootObject value, string member)
    {
        var options = value.Get<RootObject>(member)?.Get<string[]>("options") ?? [];
        return [.. (value.Get<RootObject>(member)?.Items ?? []).Select((item, i) => (item, i < options.Length ? options[i] : "")).Where(pair => pair.item is not null).Select(pair => (pair.item!, pair.Item2))];
    }

    /// <summary>The error for members that cannot be together.</summary>
    public static CorruptFileException Contradicts(this RootObject value, string why) => new(
        $"{value.ClassName} '{value.Name()}' contradicts itself", value.Name(), why, "hep inspect FILE:NAME shows its members; hep check FILE says whether the file is damaged");
}
