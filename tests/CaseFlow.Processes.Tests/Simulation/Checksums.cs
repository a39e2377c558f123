using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>Every table with its number of rows and a checksum of what they hold.</summary>
internal static class Checksums
{
    public static Task<List<string>> OfAsync(TestDistrict district) => district.WithDbAsync(async db =>
    {
        List<string> tables = [];
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            List<string> rows = [];
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
            }

            rows.Sort(StringComparer.Ordinal);
            tables.Add($"{table} {rows.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}");
        }

        return tables;
    });

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
