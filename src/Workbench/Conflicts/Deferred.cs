using System.Collections;

namespace Workbench.Conflicts;

/// <summary>A list that is made when it is first looked at, once; safe to read from several threads.</summary>
internal sealed class Deferred<T>(Func<IReadOnlyList<T>> make) : IReadOnlyList<T>
{
    private readonly Lazy<IReadOnlyList<T>> made = new(make);

    public int Count => made.Value.Count;

    public T this[int index] => made.Value[index];

    public IEnumerator<T> GetEnumerator() => made.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
