namespace Portal.Web.Resident.Papers;

internal static class WorkingDays
{
    /// <summary>The day that is <paramref name="count"/> days from Monday to Friday after <paramref name="day"/>.</summary>
    internal static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count--;
        }
        return day;
    }
}
