using System.Reflection;

namespace Studio.Web.Tests.Rights;

/// <summary>Plausible arguments for any action: words where words are asked for, one of everything countable, and this id wherever an id is.</summary>
internal sealed class Arguments(Guid id)
{
    private const int Depth = 6;

    public object? Of(ParameterInfo parameter) => Of(parameter.ParameterType, Depth);

    private object? Of(Type type, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, depth);
        }

        return type switch
        {
            _ when type == typeof(CancellationToken) => TestContext.Current.CancellationToken,
            _ when type == typeof(Guid) => id,
            _ when type == typeof(string) => "words",
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTime) => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            _ when type == typeof(TimeZoneInfo) => TimeZoneInfo.Utc,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 2),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            _ when type == typeof(Stream) => new MemoryStream([1, 2, 3]),
            _ when typeof(Delegate).IsAssignableFrom(type) || depth == 0 => null,
            _ => ManyOf(type, depth) ?? Made(type, depth),
        };
    }

    /// <summary>A list or set of one.</summary>
    private object? ManyOf(Type type, int depth)
    {
        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [var only] ? only : null;
        if (item is null)
        {
            return null;
        }

        var array = Array.CreateInstance(item, 1);
        array.SetValue(Of(item, depth - 1), 0);
        if (type.IsAssignableFrom(array.GetType()))
        {
            return array;
        }

        var set = Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(item), array);
        return type.IsInstanceOfType(set) ? set : null;
    }

    private object? Made(Type type, int depth)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (type.IsAbstract || constructor is null)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, depth - 1))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(Guid)))
        {
            property.SetValue(made, id);
        }

        return made;
    }
}
