using System.Data.Common;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseFlow.Host.Operations;

/// <summary>
/// The failpoint <c>db.write</c>: hit after each single row that a unit of work writes, so that a test can end the process
/// between any two of them (reliability A2). Rows are then sent one by one; without the failpoint nothing changes.
/// </summary>
internal sealed class WriteFailpoint(IFailpoint failpoint) : DbCommandInterceptor
{
    public const string Place = "db.write";

    public static void Heed(IServiceProvider services, DbContextOptionsBuilder options)
    {
        if (services.GetService<IFailpoint>() is KillingFailpoint { Name: Place } failpoint)
        {
            var oneByOne = RelationalOptionsExtension.Extract(options.Options).WithMaxBatchSize(1);
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(oneByOne);
            options.AddInterceptors(new WriteFailpoint(failpoint));
        }
    }

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
