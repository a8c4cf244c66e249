using System.Collections;
using System.Reflection;
using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop.Testing;

/// <summary>Events that a test has written down as anonymous objects, as columns in the naming of NanoAOD.</summary>
internal sealed class EventsInMemory : IEventSource
{
    private readonly List<ColumnInfo> infos = [];
    private readonly List<Column> columns = [];

    private EventsInMemory(int count) => Count = count;

    public int Count { get; }

    public string Name => "the events of the test";

    public IReadOnlyList<ColumnInfo> Columns => infos;

    public IReadOnlyDictionary<string, string> Unreadable { get; } = new Dictionary<string, string>();

    public long? EntryCount => Count;

    public bool CanSeek => true;

    public static EventsInMemory Of(IReadOnlyList<object> events)
    {
        if (events.Count == 0)
        {
            throw new ArgumentException("a test needs an event", nameof(events));
        }

        var source = new EventsInMemory(events.Count);
        foreach (var property in events[0].GetType().GetProperties())
        {
            source.Add(property.Name, [.. events.Select((e, i) => e.GetType().GetProperty(property.Name)?.GetValue(e)
                ?? throw new ArgumentException($"event {i} has no {property.Name}", nameof(events)))]);
        }

        return source;
    }

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => [0, Count];

    public IColumnReader OpenReader() => new Reader(this);

    public void Dispose()
    {
    }

    private void Add(string name, object[] values)
    {
        if (IsNumber(values[0].GetType()))
        {
            AddNumbers(name, values);
        }
        else if (values[0] is Array)
        {
            AddLists(name, [.. values.Select(value => ((IEnumerable)value).Cast<object>().ToArray())], values[0].GetType().GetElementType()!);
        }
        else
        {
            foreach (var member in values[0].GetType().GetProperties())
            {
                AddNumbers($"{name}_{member.Name}", [.. values.Select(value => Get(value, member.Name, name))]);
            }
        }
    }

    private void AddNumbers(string name, object[] values)
    {
        var column = ToColumn(name, values, values[0].GetType());
        infos.Add(new ColumnInfo(name, column.ItemType));
        columns.Add(column);
    }

    private void AddLists(string name, object[][] items, Type type)
    {
        var offsets = new NumberColumn(NumberKind.Int32);
        var ends = offsets.Resize<int>(items.Length + 1);
        ends[0] = 0;
        for (var i = 0; i < items.Length; i++)
        {
            ends[i + 1] = ends[i] + items[i].Length;
        }

        var all = items.SelectMany(list => list).ToArray();
        if (IsNumber(type))
        {
            AddList(name, null, ToColumn(name, all, type));
            return;
        }

        var counter = "n" + name;
        AddNumbers(counter, [.. items.Select(list => (object)list.Length)]);
        var members = type.GetProperties().Length > 0 || all.Length == 0 ? type.GetProperties() : all[0].GetType().GetProperties();
        foreach (var member in members)
        {
            AddList($"{name}_{member.Name}", counter, ToColumn(name, [.. all.Select(item => Get(item, member.Name, name))], member.PropertyType));
        }

        void AddList(string column, string? counts, NumberColumn content)
        {
            var list = new ListColumn(offsets, content);
            infos.Add(new ColumnInfo(column, list.ItemType, counts));
            columns.Add(list);
        }
    }

    private static object Get(object item, string member, string name) => item.GetType().GetProperty(member)?.GetValue(item)
        ?? throw new ArgumentException($"an object of {name} has no {member}");

    private static bool IsNumber(Type type) => type.IsPrimitive && type != typeof(char) && type != typeof(nint) && type != typeof(nuint);

    private static NumberColumn ToColumn(string name, object[] values, Type type)
    {
        if (!IsNumber(type) || values.Any(value => value.GetType() != type))
        {
            throw new ArgumentException($"{name} holds something else than numbers of one type");
        }

        return (NumberColumn)typeof(EventsInMemory).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [values])!;
    }

    private static NumberColumn Make<T>(object[] values)
        where T : unmanaged
    {
        var column = new NumberColumn(NumberKinds.Of<T>());
        values.Select(value => (T)value).ToArray().CopyTo(column.Resize<T>(values.Length));
        return column;
    }

    /// <summary>All events are one block.</summary>
    private sealed class Reader(EventsInMemory source) : IColumnReader
    {
        public ReadCost Cost => default;

        public void BeginTask(long firstEntry, long entryCount)
        {
        }

        public Column Read(int column, long firstEntry, int entryCount) => firstEntry == 0 && entryCount == source.Count ? source.columns[column]
            : throw new NotSupportedException("the events of a test are one block");

        public void Dispose()
        {
        }
    }
}
