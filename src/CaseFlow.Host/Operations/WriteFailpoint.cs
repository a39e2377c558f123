using System.Data.Common;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Host.Operations;

/// <summary>
/// The failpoint <c>db.write</c>: hit after each single row that a unit of work writes, so that a test can end the process
/// between any two of them (reliability A2). Rows are then sent one by one; without the failpoint nothing changes.
/// </summary>
internal sealed class WriteFailpoint(IFailpoint failpoint) : DbCommandInterceptor
{
    public const string Place = "db.write";

    // What the providers take where nothing is said.
    private const int UsualBatch = 1000;

    public static int BatchSize(IServiceProvider services) => Set(services) is null ? UsualBatch : 1;

    public static void Heed(IServiceProvider services, DbContextOptionsBuilder options)
    {
        if (Set(services) is { } failpoint)
        {
            options.AddInterceptors(new WriteFailpoint(failpoint));
        }
    }

    private static KillingFailpoint? Set(IServiceProvider services) =>
        services.GetService<IFailpoint>() is KillingFailpoint { Name: Place } failpoint ? failpoint : null;

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            failpoint.Hit(Place);
        }

        return ValueTask.FromResult(result);
    }
}
