using System.Data.Common;
using System.Net.Sockets;
using CaseFlow.Domain.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CaseFlow.Host.Cli;

/// <summary>Says in one line what is wrong with a database that cannot be used; null for anything else.</summary>
internal static class DatabaseFault
{
    // 14 cannot open, 26 not a database, 8 read-only, 13 disk full, 11 malformed.
    private static readonly int[] Unusable = [8, 11, 13, 14, 26];

    public static string? Describe(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case SqliteException sqlite when Unusable.Contains(sqlite.SqliteErrorCode):
                    return TextCatalog.Get("database.file-unusable", sqlite.Message);
                case PostgresException { SqlState: "3D000" or "28P01" or "28000" or "53300" } refused:
                    return TextCatalog.Get("database.refused", refused.MessageText);
                case NpgsqlException { InnerException: SocketException or TimeoutException or IOException } unreachable:
                    return TextCatalog.Get("database.unreachable", unreachable.InnerException!.Message);
                case ArgumentException { Source: "Npgsql" or "Microsoft.Data.Sqlite" } badString:
                    return TextCatalog.Get("database.connection-string", badString.Message);
                case DbException:
                    return null;
                default:
                    break;
            }
        }

        return null;
    }
}
