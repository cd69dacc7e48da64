using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Studio.Data.Evaluation;

namespace Studio.Data.Workspaces.Export;

/// <summary>One table as a JSON array, row by row: memory does not grow with the table.</summary>
internal static class ExportedRows
{
    private const int FlushBytes = 64 * 1024;

    private static readonly MethodInfo Write = typeof(ExportedRows).GetMethod(nameof(WriteRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly JsonWriterOptions Form = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>How many rows.</returns>
    public static Task<int> WriteAsync(StudioDbContext context, IEntityType entity, Stream output, CancellationToken cancellationToken) =>
        (Task<int>)Write.MakeGenericMethod(entity.ClrType).Invoke(obj: null, [context, entity, output, cancellationToken])!;

    /// <summary>Anything else that is a list.</summary>
    public static async Task<int> WriteAsync<T>(IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(output, Form);
        var count = 0;
        writer.WriteStartArray();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(writer, row, StudioJson.Options);
            count++;
            await FlushIfFullAsync(writer, cancellationToken);
        }

        writer.WriteEndArray();
        return count;
    }

    private static Task<int> WriteRowsAsync<T>(StudioDbContext context, IEntityType entity, Stream output, CancellationToken cancellationToken)
        where T : class => WriteAsync(entity, context.Set<T>().AlsoOfEvaluations(), output, cancellationToken);

    /// <summary>Some rows of a table, with the columns that are taken along.</summary>
    public static async Task<int> WriteAsync<T>(IEntityType entity, IQueryable<T> rows, Stream output, CancellationToken cancellationToken)
        where T : class
    {
        var columns = ExportedColumns.Of(entity).Select(column => (Name: JsonNamingPolicy.CamelCase.ConvertName(column.Name), column.ClrType, Get: column.PropertyInfo!)).ToList();
        await using var writer = new Utf8JsonWriter(output, Form);
        var count = 0;
        writer.WriteStartArray();
        await foreach (var row in Ordered(entity, rows.AsNoTracking()).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            writer.WriteStartObject();
            foreach (var (name, type, get) in columns)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, get.GetValue(row), type, StudioJson.Options);
            }

            writer.WriteEndObject();
            count++;
            await FlushIfFullAsync(writer, cancellationToken);
        }

        writer.WriteEndArray();
        return count;
    }

    /// <summary>By its key: the same workspace gives the same file.</summary>
    private static IQueryable<T> Ordered<T>(IEntityType entity, IQueryable<T> rows)
        where T : class
    {
        return entity.FindPrimaryKey()!.Properties.Aggregate(
            (IOrderedQueryable<T>?)null,
            (sorted, key) => sorted is null ? rows.OrderBy(row => EF.Property<object>(row, key.Name)) : sorted.ThenBy(row => EF.Property<object>(row, key.Name)))!;
    }

    private static async Task FlushIfFullAsync(Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        if (writer.BytesPending > FlushBytes)
        {
            await writer.FlushAsync(cancellationToken);
        }
    }
}
