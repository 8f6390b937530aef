using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Residents;

namespace Portal.Core.Requests;

internal sealed class RequestMapping : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.Ignore(request => request.IsOpen);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Papers).HasJson();
        builder.HasOne<Person>().WithMany().HasForeignKey(request => request.PersonId);
        builder.HasIndex(request => request.Deadline).HasFilter("state = 'open'");
    }
}
